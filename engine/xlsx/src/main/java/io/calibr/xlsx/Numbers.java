package io.calibr.xlsx;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of cells as text, exactly as a spreadsheet shows them: no artefact of binary fractions, nothing rounded away. */
record Numbers(boolean from1904) {

    /** What spreadsheets keep and show of a number. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

    private static final Pattern FORM = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?([eE][+-]?[0-9]{1,4})?");
    private static final double TOO_LARGE = 1e15;
    private static final double TOO_SMALL = 1e-9;
    private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
    private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);

    /** Before that day in March 1900 spreadsheets count a day that was none. */
    private static final int FIRST_RELIABLE = 61;

    private static final BigDecimal MINUTES = BigDecimal.valueOf(24 * 60);
    private static final BigDecimal ALMOST_NONE = new BigDecimal("1e-6");
    private static final int LAST_DAY = 2_958_465;

    /**
     * The text of a number, or of a day or per cent where it is shown as such; empty and complained about where a
     * spreadsheet would show something else than what the cell holds.
     */
    Optional<String> text(String raw, Styles.Format format, Complaint complaint) {
        var number = exact(raw.strip(), complaint);
        if (format.date()) {
            return number.flatMap(days -> isTime(days) ? Optional.of(time(days)) : day(days, complaint));
        }
        if (format.percent()) {
            return number.map(share -> padded(share.movePointRight(2), format.decimals()) + " %");
        }
        return number.map(n -> padded(n, format.decimals()));
    }

    private static Optional<BigDecimal> exact(String raw, Complaint complaint) {
        var value = parsed(raw);
        if (!Double.isFinite(value) || Math.abs(value) >= TOO_LARGE || (value != 0 && Math.abs(value) < TOO_SMALL)) {
            complaint.about(
                    Kind.BAD_NUMBER,
                    "\"" + Excerpt.of(raw)
                            + "\" is no number of a table: at most 15 digits before the point and 9 after");
            return Optional.empty();
        }
        var shown = new BigDecimal(value).round(SHOWN);
        if (Math.abs(shown.doubleValue() - value) > 4 * Math.ulp(value)) {
            complaint.about(
                    Kind.BAD_NUMBER,
                    "the cell holds " + Excerpt.of(raw) + " but spreadsheets show " + shown.toPlainString()
                            + ": write the number with at most 15 digits");
            return Optional.empty();
        }
        return Optional.of(shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros());
    }

    private static double parsed(String raw) {
        return FORM.matcher(raw).matches() ? Double.parseDouble(raw) : Double.NaN;
    }

    private static String padded(BigDecimal number, int decimals) {
        return number.setScale(Math.max(Math.max(number.scale(), 0), decimals), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Less than a day, and whole minutes of it as far as binary fractions tell. */
    private static boolean isTime(BigDecimal days) {
        var minutes = days.multiply(MINUTES);
        return days.signum() >= 0
                && days.compareTo(BigDecimal.ONE) < 0
                && minutes.subtract(minutes.setScale(0, RoundingMode.HALF_EVEN))
                                .abs()
                                .compareTo(ALMOST_NONE)
                        < 0;
    }

    private static String time(BigDecimal days) {
        var minutes = days.multiply(MINUTES).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        return LocalTime.of(minutes / 60 % 24, minutes % 60).toString();
    }

    private Optional<String> day(BigDecimal days, Complaint complaint) {
        var whole = days.stripTrailingZeros().scale() <= 0;
        var first = from1904 ? 0 : FIRST_RELIABLE;
        if (!whole
                || days.compareTo(BigDecimal.valueOf(first)) < 0
                || days.compareTo(BigDecimal.valueOf(LAST_DAY)) > 0) {
            complaint.about(
                    Kind.BAD_DATE,
                    whole
                            ? "the cell's day is out of range: write 2026-11-30"
                            : "the cell holds a time of day: write the day alone, 2026-11-30");
            return Optional.empty();
        }
        return Optional.of((from1904 ? DAY_0_OF_1904 : DAY_0)
                .plusDays(days.intValueExact())
                .toString());
    }
}
