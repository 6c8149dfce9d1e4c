package io.calibr.server.catalog;

import io.calibr.engine.vocabulary.Vocabulary;
import io.calibr.server.problem.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller says about a file.
 *
 * @param priceList the slug of the list its prices are for; the project's only one where nothing is said
 * @param partial import the good lines even though there are bad ones
 * @param attributes columns of a products file to keep as attributes of the SKU
 */
record ImportRequest(ImportKind kind, Optional<String> priceList, boolean partial, Set<String> attributes) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");

    ImportRequest {
        attributes = Set.copyOf(attributes);
        for (var name : attributes) {
            if (!NAME.matcher(name).matches()) {
                throw Kind.INVALID_VALUE
                        .because("an attribute's name has lower case letters, digits and single hyphens")
                        .with("parameter", "attributes")
                        .with("value", name);
            }
            if (Vocabulary.standard().find(ProductRows.key(name)).isPresent()) {
                throw Kind.INVALID_VALUE
                        .because("that word already has a meaning of its own")
                        .with("parameter", "attributes")
                        .with("value", name);
            }
        }
    }
}
