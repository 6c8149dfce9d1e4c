package io.calibr.plugin.sdk;

/** What a connector may be able to do: one small interface each. */
public enum Capability {
    CATALOG_SOURCE(CatalogSource.class),
    PRICE_SOURCE(PriceSource.class),
    PRICE_SINK(PriceSink.class),
    OAUTH_FLOW(OAuthFlow.class),
    WEBHOOK_RECEIVER(WebhookReceiver.class),
    OFFER_SOURCE(OfferSource.class),
    LEDGER_SOURCE(LedgerSource.class);

    private final Class<?> type;

    Capability(Class<?> type) {
        this.type = type;
    }

    /** The interface to ask {@link Connector#as} for. */
    public Class<?> type() {
        return type;
    }
}
