package io.calibr.server.run;

import io.calibr.model.ConnectionId;
import io.calibr.model.PriceListId;
import io.calibr.model.ProjectId;
import io.calibr.model.RunId;
import io.calibr.model.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A run as it is stored. */
@Entity(name = "Run")
@Table(name = "run")
class RunRow {

    @Id
    UUID id;

    @TenantId
    @Column(name = "tenant_id")
    @Nullable
    UUID tenantId;

    @Column(name = "project_id")
    UUID projectId;

    String kind;
    String state;
    long version;

    @Column(name = "rulebook_version_id")
    @Nullable
    UUID rulebookVersionId;

    @Column(name = "rule_version_id")
    @Nullable
    UUID ruleVersionId;

    @Column(name = "undo_of")
    @Nullable
    UUID undoOf;

    @Column(name = "price_list_id")
    UUID priceListId;

    @Column(name = "connection_id")
    @Nullable
    UUID connectionId;

    @Column(name = "as_of")
    Instant asOf;

    @Column(name = "rule_set_hash")
    @Nullable
    String ruleSetHash;

    @Column(name = "input_hash")
    @Nullable
    String inputHash;

    @ColumnTransformer(write = "?::jsonb")
    String request;

    @ColumnTransformer(write = "?::jsonb")
    String counts;

    @Column(name = "requested_by")
    UUID requestedBy;

    @Column(name = "approved_by")
    @Nullable
    UUID approvedBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "approved_at")
    @Nullable
    Instant approvedAt;

    @Column(name = "queued_at")
    @Nullable
    Instant queuedAt;

    @Column(name = "started_at")
    @Nullable
    Instant startedAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    RunRow() {}

    @SuppressWarnings("NullAway.Init") // the fields are set one by one below
    RunRow(Run run) {
        var plan = run.plan();
        var pins = plan.pins();
        id = run.id().value();
        projectId = plan.project().value();
        kind = plan.kind().name();
        rulebookVersionId = pins.rulebookVersion();
        ruleVersionId = pins.ruleVersion();
        undoOf = pins.undoOf() == null ? null : pins.undoOf().value();
        priceListId = plan.priceList().value();
        connectionId = plan.channel() == null ? null : plan.channel().value();
        asOf = plan.asOf();
        ruleSetHash = pins.ruleSetHash();
        inputHash = pins.inputHash();
        request = pins.request();
        counts = OutcomeCounts.text(run.counts());
        requestedBy = run.requestedBy().value();
        createdAt = run.history().times().created();
        state = run.state().name();
        version = run.version();
    }

    Run run() {
        return new Run(new RunId(id), plan(), RunState.valueOf(state), version, history(), OutcomeCounts.read(counts));
    }

    private Plan plan() {
        return new Plan(
                new ProjectId(projectId),
                RunKind.valueOf(kind),
                new PriceListId(priceListId),
                connectionId == null ? null : new ConnectionId(connectionId),
                asOf,
                new Pins(
                        rulebookVersionId,
                        ruleVersionId,
                        undoOf == null ? null : new RunId(undoOf),
                        ruleSetHash,
                        inputHash,
                        request));
    }

    private History history() {
        return new History(
                new History.People(new UserId(requestedBy), approvedBy == null ? null : new UserId(approvedBy)),
                new History.Times(createdAt, approvedAt, queuedAt, startedAt, finishedAt));
    }
}
