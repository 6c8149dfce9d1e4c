package io.calibr.server.security;

import java.time.ZoneId;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * A project that is to be founded.
 *
 * @param slug 1 to 63 lower case letters, digits and hyphens; unique in its tenant
 * @param zone in which its days begin
 * @param currency of new price lists
 * @param fourEyes whether nobody approves their own run
 */
public record NewProject(String slug, String name, ZoneId zone, Currency currency, boolean fourEyes) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public NewProject {
        requireSlug("slug", slug);
        if (currency.getDefaultFractionDigits() < 0) {
            throw noCurrency(currency.getCurrencyCode());
        }
    }

    /** The zone of a name of the tz database, such as {@code Europe/Berlin}; {@link IllegalArgumentException} for any other. */
    static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new IllegalArgumentException("zone '" + name + "' is not a time zone such as Europe/Berlin or UTC");
        }
        return ZoneId.of(name);
    }

    /** The currency of a code; {@link IllegalArgumentException} for one that is none or has no minor units. */
    static Currency currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0)
                .findFirst()
                .orElseThrow(() -> noCurrency(code));
    }

    static void requireSlug(String what, String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException(
                    what + " '" + slug + "' is not 1 to 63 lower case letters, digits and hyphens");
        }
    }

    private static IllegalArgumentException noCurrency(String code) {
        return new IllegalArgumentException("currency '" + code + "' is not an ISO 4217 currency with minor units");
    }
}
