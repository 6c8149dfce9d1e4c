package io.calibr.model;

/** A stock keeping unit: the merchant's own code of one sellable variant, 1 to 100 characters, no blanks at its ends. */
public record Sku(String value) implements Comparable<Sku> {

    private static final int LONGEST = 100;

    public Sku {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a SKU has at least one character");
        }
        if (value.length() > LONGEST || !value.equals(value.strip())) {
            throw new IllegalArgumentException("a SKU has at most 100 characters and no blanks at its ends");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
