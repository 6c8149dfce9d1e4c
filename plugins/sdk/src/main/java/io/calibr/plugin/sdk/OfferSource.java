package io.calibr.plugin.sdk;

import java.util.List;
import java.util.Set;

/** Finds what others ask for the same goods. */
public interface OfferSource {

    /**
     * Offers for the goods asked about, as many as can be had before the call's deadline; goods without an offer do not
     * appear.
     */
    List<CompetitorOffer> offers(Call call, Set<Goods> goods) throws ConnectorException;
}
