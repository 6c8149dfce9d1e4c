package io.calibr.copilot.plan;

/** What a plan is about: one view of the database. */
public enum Subject {
    /** What each SKU sells for now, with its cost and margin. */
    PRICES("copilot.price"),
    /** Changes of prices that were written. */
    CHANGES("copilot.price_change"),
    /** Each price with the last change of it. */
    LAST_CHANGE("copilot.last_change");

    private final String view;

    Subject(String view) {
        this.view = view;
    }

    public String view() {
        return view;
    }
}
