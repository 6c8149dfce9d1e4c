package io.calibr.server.run;

import io.calibr.model.PriceChangeId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.Sku;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

import static io.calibr.server.problem.Kind.PRICE_CHANGE_NOT_FOUND;

/** Decisions about single prices for those who look. */
@Dependent
class ReadPriceChanges {

    private final RunReader reader;

    @Inject
    ReadPriceChanges(RunReader reader) {
        this.reader = reader;
    }

    /** Which ones; what is empty does not matter. */
    record Filter(Optional<RunId> run, Optional<PriceChangeState> state, Optional<Sku> sku) {}

    @Transactional
    Page<PriceChangeView> page(ProjectId project, Filter filter, PageRequest page) {
        return reader.changes(project, filter, page);
    }

    @Transactional
    PriceChangeView one(ProjectId project, PriceChangeId id) {
        return reader.change(project, id).orElseThrow(() -> PRICE_CHANGE_NOT_FOUND.with("priceChange", id));
    }
}
