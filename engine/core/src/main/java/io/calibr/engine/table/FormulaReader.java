package io.calibr.engine.table;

import io.calibr.engine.vocabulary.Vocabulary;
import java.util.Optional;

/**
 * Reads the cell of a column {@code when}: tests joined with {@code and}, {@code or} and {@code not}, in brackets where
 * needed. {@code not} binds closest, then {@code and}. A value that holds a bracket, a bar or one of the words of a formula
 * stands between apostrophes or double quotes, in which the same sign is written twice.
 */
public record FormulaReader(Vocabulary vocabulary, Cells cells) {

    /** The formula; empty and complained about, with the position in the cell, if it is none. */
    public Optional<Formula> read(String cell, Complaint complaint) {
        return FormulaTokens.of(cell, complaint)
                .flatMap(tokens -> new FormulaParser(vocabulary, cells, tokens).parse());
    }
}
