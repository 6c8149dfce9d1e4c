package io.calibr.engine.example;

/**
 * An example that does not hold.
 *
 * @param source the file's name
 * @param line of the example in it, from 1
 * @param example its name
 * @param column what was expected otherwise: {@code expect-price}, {@code expect-outcome} or {@code expect-rows}
 */
public record ExampleFailure(String source, int line, String example, String column, String expected, String actual) {

    /** {@code offers.examples.csv:3 (summer): expect-price 9.99 USD, but was 10.99 USD}. */
    @Override
    public String toString() {
        return source + ":" + line + " (" + example + "): " + column + " " + expected + ", but was " + actual;
    }
}
