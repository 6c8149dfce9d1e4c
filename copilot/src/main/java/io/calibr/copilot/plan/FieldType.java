package io.calibr.copilot.plan;

/** What the values of a field are. */
public enum FieldType {
    TEXT,
    /** Minor units; the currency stands in the field {@code currency} of the same row. */
    MONEY,
    PERCENT,
    COUNT,
    INSTANT,
    FLAG,
    ID;

    boolean isNumber() {
        return this == MONEY || this == PERCENT || this == COUNT;
    }
}
