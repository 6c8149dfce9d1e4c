package io.calibr.server.run;

import java.math.BigDecimal;
import java.util.Locale;

/** Whether a run may go on after its canary. */
sealed interface CanaryVerdict {

    /** Whatever the limits say, a price that is shown further off than this halts the run. */
    BigDecimal ANOMALY = new BigDecimal(20);

    BigDecimal HIGH = new BigDecimal(30);
    BigDecimal CRITICAL = new BigDecimal(50);

    record Passed() implements CanaryVerdict {}

    /**
     * It may not.
     *
     * @param reason for people, with the figures
     */
    record Halted(String reason) implements CanaryVerdict {}

    static CanaryVerdict of(CanaryLimits limits, CanaryFigures figures) {
        if (figures.errorShare().compareTo(limits.maxErrorShare()) > 0) {
            return new Halted(String.format(
                    Locale.ROOT,
                    "of %d prices %d failed and %d were skipped (%s %%), more than %s %%",
                    figures.size(),
                    figures.failed(),
                    figures.skipped(),
                    plain(figures.errorShare()),
                    plain(limits.maxErrorShare())));
        }
        if (figures.furthest().compareTo(ANOMALY) > 0) {
            return new Halted(String.format(
                    Locale.ROOT,
                    "the channel shows a price %s %% off what was written (%s)",
                    plain(figures.furthest()),
                    severity(figures.furthest())));
        }
        if (figures.driftShare().compareTo(limits.maxDriftShare()) > 0) {
            return new Halted(String.format(
                    Locale.ROOT,
                    "of %d written prices the channel shows %d differently (%s %%), more than %s %%",
                    figures.written(),
                    figures.drifted(),
                    plain(figures.driftShare()),
                    plain(limits.maxDriftShare())));
        }
        return new Passed();
    }

    private static String severity(BigDecimal percent) {
        return percent.compareTo(CRITICAL) > 0 ? "critical" : percent.compareTo(HIGH) > 0 ? "high" : "an anomaly";
    }

    private static String plain(BigDecimal percent) {
        return percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    }
}
