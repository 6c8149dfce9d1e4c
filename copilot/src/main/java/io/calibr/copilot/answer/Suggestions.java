package io.calibr.copilot.answer;

import java.util.List;

/** Questions that are always understood. */
final class Suggestions {

    static final List<String> USUAL = List.of(
            "Which prices changed since yesterday?", "Show the 10 lowest margins", "Which prices went up last week?");

    private Suggestions() {}

    static String why(String sku) {
        return "Why did the price of " + sku + " change?";
    }
}
