package io.calibr.liquibase;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The doors across tenants, asked without a tenant. */
class LookupsIT {

    private static final String ANNA = "00000000-0000-0000-0000-00000000000a";
    private static final String BO = "00000000-0000-0000-0000-00000000000b";
    private static final String USER = "00000000-0000-0000-0000-000000000001";
    private static final String KEY = "00000000-0000-0000-0000-000000000002";
    private static final String DENIED = "42501";
    private static ScratchDatabase template;
    private ScratchDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        template = ScratchDatabase.migrated();
    }

    @Test
    void aKeyLeadsToItsTenantItsUserAndItsScopes() throws SQLException {
        twoTenants();
        keyExpiringAt("now() + interval '1 hour'");

        var found = as("calibr_app", "select * from calibr_lookup.tenant_of_key(sha256('secret'))");

        assertThat(found).containsExactly(ANNA + " " + KEY + " " + USER + " {runs:write}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update calibr.api_key set expires_at = now() - interval '1 second'",
                "update calibr.api_key set revoked_at = now()",
                "update calibr.app_user set disabled_at = now()",
                "update calibr.api_key set hash = sha256('another')"
            })
    void aKeyThatNoLongerCountsLeadsNowhere(String change) throws SQLException {
        twoTenants();
        keyExpiringAt("null");
        superuser(change);

        var found = as("calibr_app", "select * from calibr_lookup.tenant_of_key(sha256('secret'))");

        assertThat(found).isEmpty();
    }

    @Test
    void anAddressLeadsToEveryTenantThatKnowsIt() throws SQLException {
        twoTenants();

        var found = as("calibr_app", "select * from calibr_lookup.login('Anna@Example.com') order by 1");

        assertThat(found).containsExactly(ANNA + " " + USER + " hash of " + ANNA, BO + " " + USER + " hash of " + BO);
    }

    @Test
    void nobodySignsInWithoutAPasswordOrOnceDisabled() throws SQLException {
        twoTenants();
        superuser("update calibr.app_user set password_hash = null where tenant_id = '" + ANNA + "'");
        superuser("update calibr.app_user set disabled_at = now() where tenant_id = '" + BO + "'");

        var found = as("calibr_app", "select * from calibr_lookup.login('anna@example.com')");

        assertThat(found).isEmpty();
    }

    @Test
    void aTenantHasWorkWhileItsOutboxWaits() throws SQLException {
        twoTenants();
        superuser("""
                insert into calibr.event_log (tenant_id, id, type, entity, entity_id, actor, at)
                values ('%t', '%k', 'run.queued', 'run', '1', 'anna', now())""".replace("%t", BO).replace("%k", KEY));
        superuser("""
                insert into calibr.outbox (tenant_id, id, slot, event_id, type, aggregate, aggregate_id)
                values ('%t', '%k', 0, '%k', 'run.queued', 'run', '1')""".replace("%t", BO).replace("%k", KEY));

        var waiting = as("calibr_worker", "select * from calibr_lookup.tenants_with_work(10)");
        superuser("update calibr.outbox set dispatched_at = now()");
        var done = as("calibr_worker", "select * from calibr_lookup.tenants_with_work(10)");

        assertThat(waiting).containsExactly(BO);
        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"QUEUED, 1", "APPLYING, 1", "PAUSED, 0", "APPLIED, 0"})
    void aTenantHasWorkWhileARunIsInMotion(String state, int tenants) throws SQLException {
        twoTenants();
        run(state);

        var waiting = as("calibr_worker", "select * from calibr_lookup.tenants_with_work(10)");

        assertThat(waiting).hasSize(tenants);
    }

    @Test
    void aTenantHasATurnOnceItsSaleOrItsScheduleIsDue() throws SQLException {
        twoTenants();
        run("APPLIED");
        due("""
                insert into calibr.layer (tenant_id, id, project_id, name, price_list_id, rulebook_version_id, opens_at, closes_at,
                                          next_at, requested_by, created_at)
                values (%t, %k, %k, 'July', %k, %k, '2024-07-10', '2024-07-20', '2024-07-10', %u, now())""");

        assertThat(turns("2024-07-09")).isEmpty();
        assertThat(turns("2024-07-10")).containsExactly(ANNA);
        superuser("update calibr.layer set next_at = null");
        assertThat(turns("2024-07-10")).isEmpty();

        due("""
                insert into calibr.schedule (tenant_id, id, project_id, name, request, next_at, requested_by, created_at)
                values (%t, %k, %k, 'Nightly', '{}', '2024-07-10', %u, now())""");
        assertThat(turns("2024-07-10")).containsExactly(ANNA);
        superuser("update calibr.schedule set next_at = null");
        due("""
                insert into calibr.schedule_fire (tenant_id, id, schedule_id, due_at, state)
                values (%t, %k, %k, '2024-07-10', 'DUE')""");
        assertThat(turns("2024-07-09")).containsExactly(ANNA);
        superuser("update calibr.schedule_fire set lease_until = now() + interval '1 hour'");
        assertThat(turns("2024-07-11")).isEmpty();
    }

    @Test
    void aTenantHasAChannelToReadOnceItIsDueAndNoWorkersHave() throws SQLException {
        twoTenants();
        run("APPLIED");
        due("""
                insert into calibr.connection (tenant_id, id, project_id, slug, name, connector)
                values (%t, %k, %k, 'shop', 'Shop', 'file')""");
        due(
                "insert into calibr.channel_watch (tenant_id, connection_id, project_id, until) values (%t, %k, %k, '2024-08-09')");
        due(
                "insert into calibr.channel_check (tenant_id, connection_id, due_at, daily) values (%t, %k, '2024-07-10', false)");

        assertThat(checks("2024-07-09")).isEmpty();
        assertThat(checks("2024-07-10")).containsExactly(ANNA);
        superuser("update calibr.channel_watch set lease_until = now() + interval '1 hour'");
        assertThat(checks("2024-07-10")).isEmpty();
    }

    private List<String> checks(String at) throws SQLException {
        return as("calibr_worker", "select * from calibr_lookup.tenants_with_checks('" + at + "', 10)");
    }

    private List<String> turns(String at) throws SQLException {
        return as("calibr_worker", "select * from calibr_lookup.tenants_with_turns('" + at + "', 10)");
    }

    private void due(String statement) throws SQLException {
        superuser(statement
                .replace("%t", "'" + ANNA + "'")
                .replace("%k", "'" + KEY + "'")
                .replace("%u", "'" + USER + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "calibr_app, select calibr_lookup.tenants_with_work(1)",
                "calibr_app, select calibr_lookup.tenants_with_turns(now(), 1)",
                "calibr_app, select calibr_lookup.tenants_with_checks(now(), 1)",
                "calibr_worker, select calibr_lookup.tenant_of_key(sha256('secret'))",
                "calibr_worker, select calibr_lookup.login('anna@example.com')",
                "calibr_copilot, select calibr_lookup.tenant_of_slug('tenant-a')",
                "calibr_copilot, select set_config('app.tenant_id', '00000000-0000-0000-0000-00000000000a', true)",
                "calibr_app, set role calibr_lookup",
                "calibr_worker, set role calibr_owner",
                "calibr_app, create table calibr.mine (id int)",
                "calibr_app, alter table calibr.sku disable row level security",
                "calibr_worker, select password_hash from calibr.app_user",
                "calibr_app, update calibr.audit set facts = '{}'",
                "calibr_worker, update calibr.audit set facts = '{}'",
                "calibr_worker, delete from calibr.event_log"
            })
    void aRoleIsRefusedWhatItsWorkDoesNotNeed(String attempt) throws SQLException {
        var role = attempt.substring(0, attempt.indexOf(','));

        try (var connection = template.as(role)) {
            connection.setAutoCommit(false);
            var refused = Attempt.of(connection, attempt.substring(role.length() + 2));

            assertThat(refused.sqlState()).isEqualTo(DENIED);
        }
    }

    @Test
    void theWorkerSealsAnAuditRowOnce() throws SQLException {
        twoTenants();
        superuser("""
                insert into calibr.audit (tenant_id, id, at, actor, action, entity, entity_id)
                values ('%t', '%k', now(), 'anna', 'run.approved', 'run', '1')""".replace("%t", ANNA).replace("%k", KEY));

        try (var connection = database.as("calibr_worker")) {
            connection.setAutoCommit(false);
            ScratchDatabase.query(connection, "select set_config('app.tenant_id', '" + ANNA + "', true)");
            var seal =
                    "update calibr.audit set chain_day = current_date, chain_position = 1, previous_hash = '', hash = ''";
            var first = Attempt.of(connection, seal);
            ScratchDatabase.execute(connection, seal);
            var second = Attempt.of(connection, seal);

            assertThat(first.rows()).isEqualTo(1);
            assertThat(second.touchedNothing()).isTrue();
        }
    }

    private void twoTenants() throws SQLException {
        database = template.copy();
        for (var tenant : List.of(ANNA, BO)) {
            superuser("insert into calibr.tenant values ('%t', 'tenant-%l', 'A tenant')"
                    .replace("%t", tenant)
                    .replace("%l", tenant.substring(35)));
            superuser("""
                    insert into calibr.app_user (tenant_id, id, email, name, password_hash)
                    values ('%t', '%u', 'anna@example.com', 'Anna', 'hash of %t')""".replace("%t", tenant).replace("%u", USER));
        }
    }

    private void run(String state) throws SQLException {
        for (var statement : """
                insert into calibr.project (tenant_id, id, slug, name, zone, currency) values (%t, %k, 'p', 'P', 'UTC', 'USD');
                insert into calibr.price_list (tenant_id, id, project_id, slug, name, currency)
                values (%t, %k, %k, 'retail', 'Retail', 'USD');
                insert into calibr.rulebook (tenant_id, id, project_id, slug, name, created_by)
                values (%t, %k, %k, 'starter', 'Starter', %u);
                insert into calibr.rulebook_version (tenant_id, id, rulebook_id, number, guardrails, hash, published_by)
                values (%t, %k, %k, 1, '{}', 'hash', %u);
                insert into calibr.run (tenant_id, id, project_id, kind, state, rulebook_version_id, price_list_id, as_of,
                                        requested_by)
                values (%t, %k, %k, 'PRICE', '%s', %k, %k, now(), %u)""".split(";", -1)) {
            superuser(statement
                    .replace("%t", "'" + ANNA + "'")
                    .replace("%k", "'" + KEY + "'")
                    .replace("%u", "'" + USER + "'")
                    .replace("%s", state));
        }
    }

    private void keyExpiringAt(String instant) throws SQLException {
        superuser("""
                insert into calibr.api_key (tenant_id, id, user_id, name, prefix, hash, scopes, expires_at)
                values ('%t', '%k', '%u', 'CI', 'cal_1234', sha256('secret'), '{runs:write}', %e)""".replace("%t", ANNA).replace("%k", KEY).replace("%u", USER).replace("%e", instant));
    }

    private void superuser(String sql) throws SQLException {
        try (var connection = database.as("postgres")) {
            ScratchDatabase.execute(connection, sql);
        }
    }

    private List<String> as(String role, String sql) throws SQLException {
        try (var connection = database.as(role)) {
            return ScratchDatabase.query(connection, sql);
        }
    }
}
