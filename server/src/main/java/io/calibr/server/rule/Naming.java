package io.calibr.server.rule;

import io.calibr.server.problem.Kind;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a rule or rulebook is called.
 *
 * @param slug unique in the project, and never changed
 */
record Naming(String slug, String name) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SLUG = 63;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    Naming {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Kind.INVALID_VALUE
                    .because("a name has 1 to " + LONGEST_NAME + " characters on one line")
                    .with("member", "name");
        }
        if (!SLUG.matcher(slug).matches()) {
            throw Kind.INVALID_VALUE
                    .because("a slug has 1 to 63 lower case letters, digits and hyphens")
                    .with("member", "slug");
        }
    }

    /** Where only one of the two is given, the other is made from it. */
    static Naming of(@Nullable String slug, @Nullable String name) {
        if (slug == null && name == null) {
            throw Kind.INVALID_VALUE.because("it has no name").with("member", "name");
        }
        return new Naming(
                slug == null ? slugOf(String.valueOf(name)) : slug, name == null ? String.valueOf(slug) : name.strip());
    }

    Naming renamed(@Nullable String newName) {
        return newName == null ? this : new Naming(slug, newName.strip());
    }

    private static String slugOf(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.length() <= LONGEST_SLUG ? plain : plain.substring(0, LONGEST_SLUG);
    }
}
