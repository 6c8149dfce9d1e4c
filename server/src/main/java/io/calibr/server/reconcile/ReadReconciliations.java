package io.calibr.server.reconcile;

import io.calibr.model.RunId;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.reconcile.ReconciliationReader.Filter;
import io.calibr.server.run.FindChannel;
import io.calibr.server.run.FindWrittenRun;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was found on channels, for those who look. */
@Dependent
class ReadReconciliations {

    private final ReconciliationReader reader;
    private final FindWrittenRun runs;
    private final FindChannel channels;

    @Inject
    ReadReconciliations(ReconciliationReader reader, FindWrittenRun runs, FindChannel channels) {
        this.reader = reader;
        this.runs = runs;
        this.channels = channels;
    }

    @Transactional
    Page<ReconciliationView> page(
            ProjectScope scope,
            Optional<String> channel,
            Optional<FindingKind> kind,
            Optional<Instant> since,
            PageRequest page) {
        var connection =
                channel.map(name -> channels.named(scope.project(), name).id());
        var found = reader.page(scope.project(), new Filter(connection, kind, since), page);
        return Page.of(found, page, one -> one.id().toString());
    }

    @Transactional
    ReconciliationView one(ProjectScope scope, UUID id) {
        return reader.one(scope.project(), id)
                .orElseThrow(() -> Kind.RECONCILIATION_NOT_FOUND.with("reconciliation", id));
    }

    @Transactional
    Page<FindingView> findings(ProjectScope scope, UUID id, Optional<FindingKind> kind, PageRequest page) {
        var found = reader.findings(one(scope, id).id(), kind, page);
        return Page.of(found, page, finding -> finding.sku().value());
    }

    /** Empty before the first time. */
    @Transactional
    Optional<RunReconciliationView> ofRun(ProjectScope scope, RunId id) {
        var run = runs.find(scope.project(), id);
        var history = run.map(reader::ofRun).orElse(List.of());
        return history.stream()
                .findFirst()
                .map(last -> RunReconciliationView.of(id, reader.findingsOfRun(last.id(), id), history));
    }
}
