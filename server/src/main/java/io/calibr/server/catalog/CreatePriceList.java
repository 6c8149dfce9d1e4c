package io.calibr.server.catalog;

import io.calibr.model.PriceListId;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds a price list to a project. */
@Dependent
class CreatePriceList {

    private static final BigDecimal HIGHEST_FACTOR = BigDecimal.valueOf(1_000_000);

    private static final int MOST_DECIMALS = 12;

    private final PriceListStore priceLists;
    private final Journal journal;
    private final IdSource ids;

    @Inject
    CreatePriceList(PriceListStore priceLists, Journal journal, IdSource ids) {
        this.priceLists = priceLists;
        this.journal = journal;
        this.ids = ids;
    }

    @Transactional
    PriceList create(ProjectScope scope, NewPriceList wanted) {
        var list = wanted.priceList(new PriceListId(ids.next()), scope.currency(), basedOn(scope, wanted));
        if (!priceLists.add(scope.project(), list)) {
            throw Kind.NAME_TAKEN.with("slug", list.slug());
        }
        journal.record(created(scope, list));
        return list;
    }

    /** A list based on a list that is itself based on one would hide where its prices come from. */
    private Optional<PriceList.BasedOn> basedOn(ProjectScope scope, NewPriceList wanted) {
        if (wanted.basedOn() == null && wanted.factor() == null) {
            return Optional.empty();
        }
        if (wanted.basedOn() == null || wanted.factor() == null) {
            throw Kind.INVALID_VALUE
                    .because("a list is based on another by a factor: say both")
                    .with("member", wanted.basedOn() == null ? "basedOn" : "factor");
        }
        if (wanted.factor().signum() <= 0
                || wanted.factor().compareTo(HIGHEST_FACTOR) > 0
                || wanted.factor().stripTrailingZeros().scale() > MOST_DECIMALS) {
            throw Kind.INVALID_VALUE
                    .because("a factor is more than 0, at most " + HIGHEST_FACTOR.toPlainString() + " and has at most "
                            + MOST_DECIMALS + " decimals")
                    .with("member", "factor");
        }
        var base = priceLists.named(scope.project(), Optional.of(wanted.basedOn()));
        if (base.basedOn().isPresent()) {
            throw Kind.INVALID_VALUE
                    .because(base.slug() + " is itself based on a list; name that one")
                    .with("member", "basedOn");
        }
        return Optional.of(new PriceList.BasedOn(base.id(), base.slug(), base.currency(), wanted.factor()));
    }

    private static Change created(ProjectScope scope, PriceList list) {
        return new Change(
                        "pricelist.created",
                        "price_list",
                        list.id().value(),
                        scope.caller().user().value(),
                        Map.of("slug", list.slug(), "currency", list.currency().getCurrencyCode()))
                .in(scope.project());
    }

    /** The body of the request; the currency is the project's where it is left out. */
    public record NewPriceList(
            @Nullable String slug,
            @Nullable String name,
            @Nullable String currency,
            @Nullable String audience,
            @Nullable String basedOn,
            @Nullable BigDecimal factor) {

        private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
        private static final int LONGEST_TEXT = 200;

        PriceList priceList(PriceListId id, Currency usual, Optional<PriceList.BasedOn> base) {
            if (slug == null || !SLUG.matcher(slug).matches()) {
                throw Kind.INVALID_VALUE
                        .because("a slug has 1 to 63 lower case letters, digits and hyphens")
                        .with("member", "slug");
            }
            return new PriceList(
                    id,
                    slug,
                    text("name", name).orElse(slug),
                    currency == null ? usual : currencyOf(currency),
                    text("audience", audience),
                    base);
        }

        /** Empty where it is blank. */
        private static Optional<String> text(String member, @Nullable String given) {
            var text = Optional.ofNullable(given).map(String::strip).filter(some -> !some.isEmpty());
            if (text.filter(some -> some.length() > LONGEST_TEXT || some.chars().anyMatch(Character::isISOControl))
                    .isPresent()) {
                throw Kind.INVALID_VALUE
                        .because("it has at most " + LONGEST_TEXT + " characters, on one line")
                        .with("member", member);
            }
            return text;
        }

        private static Currency currencyOf(String code) {
            return Cells.knownCurrency(code)
                    .orElseThrow(() -> Kind.INVALID_VALUE
                            .because("'" + code + "' is not an ISO 4217 currency with minor units")
                            .with("member", "currency"));
        }
    }
}
