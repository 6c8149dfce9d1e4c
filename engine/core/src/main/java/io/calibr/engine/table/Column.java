package io.calibr.engine.table;

/**
 * A column as the author laid it out, so that a table can be written back as it was read.
 *
 * @param header the typed header as written, with single blanks between its words: {@code floor clamp [USD]}
 */
public record Column(String header) {

    /** The header without its currency and with the modifier that is meant where none is written. */
    String meaning() {
        var bracket = header.indexOf('[');
        var text = bracket < 0 ? header : header.substring(0, bracket).strip();
        return ActionWord.of(text)
                .flatMap(word -> word.modifier().unsaid())
                .filter(modifier -> !modifier.isEmpty())
                .map(modifier -> text + " " + modifier)
                .orElse(text);
    }
}
