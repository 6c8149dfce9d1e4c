package io.calibr.server.rule;

import io.calibr.engine.layer.Omnibus;
import io.calibr.model.Money;
import io.calibr.model.Sku;
import io.calibr.server.problem.Kind;
import io.calibr.server.rule.QuotePrices.Quoted;
import io.calibr.server.rule.QuotePrices.Wanted;
import io.calibr.server.security.Allowed;
import io.calibr.server.security.ProjectScope;
import io.calibr.server.security.Role;
import io.calibr.server.tenant.Scope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prices asked for one by one over HTTP. */
@Dependent
@Path("/api/v1/prices/quote")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class QuoteResource {

    private final QuotePrices quotes;

    @Inject
    QuoteResource(QuotePrices quotes) {
        this.quotes = quotes;
    }

    @POST
    @Allowed(value = Role.VIEWER, scope = Scope.READ)
    public Quote quote(@Context ProjectScope scope, QuoteRequest request) {
        var wanted = Objects.requireNonNullElse(request.items(), List.<Item>of()).stream()
                .map(Item::wanted)
                .toList();
        var asked = new QuotePrices.Asked(
                Optional.ofNullable(request.priceList()),
                Optional.ofNullable(request.rulebook()),
                Optional.ofNullable(request.channel()),
                Optional.ofNullable(request.customerGroup()));
        var quoted = quotes.quote(scope, asked, wanted);
        return new Quote(quoted.stream().map(QuoteLine::of).toList());
    }

    /** Body of the request; a rulebook is named by id or slug. Channel and customer group are what rules may ask. */
    public record QuoteRequest(
            @Nullable String priceList,
            @Nullable String rulebook,
            @Nullable String channel,
            @Nullable String customerGroup,
            @Nullable List<Item> items) {}

    /** One line asked about; a missing quantity is one. */
    public record Item(@Nullable Sku sku, @Nullable Integer quantity) {

        Wanted wanted() {
            if (sku == null) {
                throw Kind.INVALID_VALUE.because("an item names its SKU").with("member", "sku");
            }
            var pieces = quantity == null ? 1 : quantity;
            if (pieces < 1) {
                throw Kind.INVALID_VALUE.because("a quantity is at least 1").with("member", "quantity");
            }
            return new Wanted(sku, pieces);
        }
    }

    /** The answer, in the order of the question. */
    public record Quote(List<QuoteLine> items) {}

    /**
     * One line of the answer; without a price where the outcome is {@code unknown}.
     *
     * @param compareAt the price that is announced as the one before; not there where none is
     * @param advertisedPercent the reduction from it that may be advertised, in whole per cent, rounded down
     */
    public record QuoteLine(
            String sku,
            int quantity,
            String outcome,
            @Nullable Money unitPrice,
            @Nullable Money total,
            @Nullable Money compareAt,
            @Nullable Integer advertisedPercent) {

        static QuoteLine of(Quoted quoted) {
            var price = quoted.unitPrice();
            var compareAt = quoted.compareAt();
            var wanted = quoted.wanted();
            return new QuoteLine(
                    wanted.sku().value(),
                    wanted.quantity(),
                    quoted.outcome(),
                    price,
                    price == null ? null : total(price, wanted.quantity()),
                    compareAt,
                    price == null || compareAt == null ? null : Omnibus.percentOff(compareAt, price));
        }

        private static Money total(Money price, int quantity) {
            try {
                return new Money(Math.multiplyExact(price.minorUnits(), (long) quantity), price.currency());
            } catch (ArithmeticException tooMuch) {
                throw Kind.INVALID_VALUE.because("nobody can pay for so many").with("member", "quantity");
            }
        }
    }
}
