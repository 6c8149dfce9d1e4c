package io.calibr.copilot.plan;

/** A measure or a dimension of a subject, by the name of its column. */
public record Field(String name, String label, FieldType type) {

    public Field {
        if (!name.matches("[a-z_]+")) {
            throw new IllegalArgumentException("a field is named like a column, not '" + name + "'");
        }
    }
}
