package io.calibr.server.job;

import io.calibr.model.ProjectId;
import io.calibr.server.event.Job;
import io.calibr.server.event.JobOutcome;
import io.calibr.server.platform.Page;
import io.calibr.server.platform.PageRequest;
import io.calibr.server.problem.Kind;
import io.calibr.server.run.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The jobs of a project, from the rows that say what is to be done. */
@Dependent
class ReadJobs {

    private final Sql sql;
    private final Clock clock;

    @Inject
    ReadJobs(Session session, Clock clock) {
        this.sql = new Sql(session);
        this.clock = clock;
    }

    /** Which ones; empty does not matter. */
    record Filter(Optional<Job> job, Optional<JobState> state) {}

    /** Those first that are running, then what is due, has failed, and is to come. */
    @Transactional
    Page<JobView> page(ProjectId project, Filter filter, PageRequest page) {
        var after = page.after().map(Key::of);
        var found = sql.query(
                ReadJobs::view,
                JobSql.PAGE,
                project.value(),
                clock.instant(),
                filter.job().map(Job::name).orElse(null),
                filter.state().map(JobState::name).orElse(null),
                after.map(Key::state).map(JobState::ordinal).orElse(null),
                after.map(Key::id).orElse(null),
                page.read());
        return Page.of(found, page, job -> new Key(job.state(), job.about().id()).text());
    }

    private static JobView view(ResultSet row) throws SQLException {
        return new JobView(
                Job.valueOf(row.getString("job")).word(),
                new JobView.About(row.getString("entity"), row.getObject("id", UUID.class), row.getString("name")),
                JobState.valueOf(row.getString("state")),
                Sql.instant(row, "since"),
                Sql.instant(row, "next_at"),
                last(row));
    }

    private static JobView.@Nullable Last last(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return outcome == null
                ? null
                : new JobView.Last(
                        JobOutcome.valueOf(outcome),
                        Objects.requireNonNull(Sql.instant(row, "ended_at")),
                        row.getString("reason"));
    }

    /** What a page ends with. */
    private record Key(JobState state, UUID id) {

        static Key of(String cursor) {
            try {
                var parts = cursor.split("/", 2);
                return new Key(JobState.valueOf(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (IllegalArgumentException notOurs) {
                throw Kind.CURSOR_INVALID.with("cursor", cursor);
            }
        }

        String text() {
            return state + "/" + id;
        }
    }
}
