package io.calibr.facts;

/** What an export calls. The test looks at which rules fired, so nothing needs to happen here. */
public final class Price {

    public void percent(double percent) {
        if (percent == 0) {
            throw new IllegalArgumentException("changes nothing");
        }
    }
}
