package io.calibr.engine.table;

import java.util.Optional;

/**
 * A column as its author headed it.
 *
 * @param header as it was written; empty where nothing was
 * @param term the vocabulary's word or the action; empty where the header was not understood or is one of the table's own
 * @param type of what stands in the cells
 * @param label for people: {@code Category under}, {@code Floor clamp}
 */
public record SheetColumn(String header, Role role, Optional<String> term, Type type, String label) {

    /** What a column is for. */
    public enum Role {
        /** Names the row. */
        ID,
        /** Orders rows, or groups them. */
        SETTING,
        WHEN,
        THEN,
        NOTE,
        UNKNOWN
    }

    /** What stands in a column's cells. */
    public enum Type {
        TEXT,
        PATH,
        MONEY,
        NUMBER,
        PERCENT,
        DATE,
        TIME,
        FLAG,
        TAGS,
        DURATION,
        CHOICE,
        /** Conditions joined with and, or and not. */
        FORMULA
    }

    static SheetColumn of(String cell, Optional<Header> header) {
        return header.map(known -> of(cell, known))
                .orElseGet(() -> new SheetColumn(cell, Role.UNKNOWN, Optional.empty(), Type.TEXT, cell));
    }

    private static SheetColumn of(String cell, Header header) {
        return switch (header) {
            case Header.Fixed(var word) ->
                new SheetColumn(cell, role(word), Optional.empty(), type(word), RowSentence.label(word.text()));
            case Header.Tested(var term, var operator) ->
                new SheetColumn(
                        cell,
                        Role.WHEN,
                        Optional.of(term.name()),
                        Type.valueOf(term.type().name()),
                        RowSentence.label(term) + " " + operator.word().replace('-', ' '));
            case Header.Done(var word, var _) ->
                new SheetColumn(
                        cell,
                        Role.THEN,
                        Optional.of(word.word()),
                        type(word.operand()),
                        RowSentence.label(header.text()));
        };
    }

    private static Role role(Header.Word word) {
        return switch (word) {
            case ID -> Role.ID;
            case PRIORITY, EXCLUSIVE_GROUP -> Role.SETTING;
            case WHEN -> Role.WHEN;
            case NOTE -> Role.NOTE;
        };
    }

    private static Type type(Header.Word word) {
        return switch (word) {
            case PRIORITY -> Type.NUMBER;
            case WHEN -> Type.FORMULA;
            case ID, EXCLUSIVE_GROUP, NOTE -> Type.TEXT;
        };
    }

    private static Type type(ActionWord.Operand operand) {
        return switch (operand) {
            case AMOUNT -> Type.MONEY;
            case SHARE -> Type.PERCENT;
            case FACTOR, COUNT -> Type.NUMBER;
            case DURATION -> Type.DURATION;
            case CHOICE -> Type.CHOICE;
        };
    }
}
