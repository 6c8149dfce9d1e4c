package io.calibr.xlsx.fuzz;

import java.util.Locale;

/** What Jazzer calls, {@code ./mvnw -Pfuzz}; the property {@code fuzz.reader} says which reader it is about. */
public final class Fuzzer {

    private static final Readers READER =
            Readers.valueOf(System.getProperty("fuzz.reader", "csv").toUpperCase(Locale.ROOT));

    private Fuzzer() {}

    public static void fuzzerTestOneInput(byte[] data) {
        READER.accept(data);
    }
}
