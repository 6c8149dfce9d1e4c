package io.calibr.server.catalog;

import io.calibr.engine.price.AttributeReader;
import io.calibr.engine.vocabulary.Term;
import io.calibr.server.event.Change;
import io.calibr.server.event.Journal;
import io.calibr.server.platform.IdSource;
import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes a CSV file into the catalogue: all of it, or with {@code partial} its good lines, or nothing. */
@Dependent
class ImportCatalogue {

    private final ImportStore imports;
    private final PriceListStore priceLists;
    private final AttributeStore attributes;
    private final Journal journal;
    private final IdSource ids;
    private final Clock clock;

    @Inject
    ImportCatalogue(
            ImportStore imports,
            PriceListStore priceLists,
            AttributeStore attributes,
            Journal journal,
            IdSource ids,
            Clock clock) {
        this.imports = imports;
        this.attributes = attributes;
        this.priceLists = priceLists;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    ImportReport importFile(ProjectScope scope, ImportRequest request, InputStream body) throws IOException {
        var list = listOf(scope, request);
        imports.lock(scope.project());
        var defined =
                attributes.all(scope.project()).stream().collect(Collectors.toMap(Term::name, AttributeReader::new));
        var rejections = new Rejections();
        var file = new ImportFile(
                body,
                request.kind(),
                request.kind() == ImportKind.PRODUCTS ? columns(request, defined.keySet()) : request.attributes(),
                header -> format(scope, request.kind(), list, defined, header),
                rejections);
        var header = file.header().orElseThrow(() -> refusal(rejections));
        var staging = Staging.of(request.kind());
        imports.stage(staging, file);
        if (file.isBroken()) {
            throw refusal(rejections);
        }
        var target = new ImportTarget(scope.project(), list, scope.caller().user(), clock.instant());
        imports.check(staging, target, rejections);
        if (rejections.count() > 0 && !request.partial()) {
            throw refusal(rejections);
        }
        var report = report(imports.merge(staging, target, header), rejections);
        journal.record(imported(scope, request, report));
        return report;
    }

    private Optional<PriceList> listOf(ProjectScope scope, ImportRequest request) {
        return request.kind() == ImportKind.COSTS || request.kind() == ImportKind.COMPETITORS
                ? Optional.empty()
                : Optional.of(priceLists.named(scope.project(), request.priceList()));
    }

    /** Those the caller names, and those the project defines, with hyphens or underscores. */
    private static Set<String> columns(ImportRequest request, Set<String> defined) {
        var columns = new HashSet<>(request.attributes());
        columns.addAll(defined);
        defined.forEach(name -> columns.add(name.replace('-', '_')));
        return columns;
    }

    private RowFormat format(
            ProjectScope scope,
            ImportKind kind,
            Optional<PriceList> list,
            Map<String, AttributeReader> defined,
            Header header) {
        var currency = list.map(PriceList::currency);
        return switch (kind) {
            case PRODUCTS ->
                new ProductRows(
                        header.attributes(), defined, currency.orElse(scope.currency()), scope.zone(), ids::next);
            case PRICES -> new DatedRows("list_price", currency, scope.zone(), ids::next);
            case COSTS -> new DatedRows("cost", currency, scope.zone(), ids::next);
            case COMPETITORS -> new CompetitorRows(scope.zone(), clock.instant());
        };
    }

    private static PricingProblem refusal(Rejections rejections) {
        var listed = rejections.inOrder();
        return Kind.IMPORT_REJECTED
                .because("nothing was imported: " + rejections.count() + " rejected, the first in line "
                        + listed.getFirst().line() + ": " + listed.getFirst().message())
                .with("imported", 0)
                .with("updated", 0)
                .with("unchanged", 0)
                .with("rejected", listed.stream().map(Rejection::facts).toList())
                .with("rejectedCount", rejections.count());
    }

    private static ImportReport report(Map<String, Long> fates, Rejections rejections) {
        return new ImportReport(
                fates.getOrDefault("imported", 0L),
                fates.getOrDefault("updated", 0L),
                fates.getOrDefault("unchanged", 0L),
                rejections.inOrder(),
                rejections.count());
    }

    private static Change imported(ProjectScope scope, ImportRequest request, ImportReport report) {
        return new Change(
                        "catalog.imported",
                        "project",
                        scope.project().value(),
                        scope.caller().user().value(),
                        Map.of(
                                "kind", request.kind().word(),
                                "imported", report.imported(),
                                "updated", report.updated(),
                                "unchanged", report.unchanged(),
                                "rejected", report.rejectedCount()))
                .in(scope.project());
    }
}
