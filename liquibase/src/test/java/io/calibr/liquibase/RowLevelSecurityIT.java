package io.calibr.liquibase;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RowLevelSecurityIT {

    private static final List<String> ROLES = List.of("calibr_app", "calibr_worker");
    private static ScratchDatabase template;

    @BeforeAll
    static void migrate() throws Exception {
        template = ScratchDatabase.migrated();
    }

    @Test
    void everyTableViewAndFunctionKeepsTheRulesOfTenancy() throws Exception {
        try (var superuser = template.as("postgres")) {
            var broken = TenancyRules.broken(superuser);

            assertThat(broken).isEmpty();
        }
    }

    @Test
    void noRoleReachesAnotherTenantsRowsFromAnywhere() throws Exception {
        var findings = ProbeMatrix.run(template.copy(), ROLES);

        assertThat(findings.leaks()).isEmpty();
        assertThat(findings.probes()).isGreaterThan(2_000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            policy dropped             | drop policy tenant_isolation on calibr.target | target: has no policy
            security not forced        | alter table calibr.sku no force row level security | sku: row-level security is not forced
            security disabled          | alter table calibr.sku disable row level security | sku: row-level security is not enabled
            nullif removed             | alter policy tenant_isolation on calibr.cost using (tenant_id = (select current_setting('app.tenant_id', true)::uuid)) | cost tenant_isolation: a policy admits
            foreign key of one column  | alter table calibr.project add unique (id); alter table calibr.product add foreign key (project_id) references calibr.project (id) | product_project_id_fkey: a foreign key does not carry
            unique across tenants      | alter table calibr.project add unique (slug) | project_slug_key: a unique key does not begin
            table without tenant       | create table calibr.extra (id int primary key) | extra: has no tenant_id
            partition without policy   | create table calibr.part (tenant_id uuid, d date, primary key (tenant_id, d)) partition by range (d); call calibr.isolate('calibr.part'); create table calibr.part_1 partition of calibr.part default | part_1: row-level security is not enabled
            view with owner's rights   | create view calibr.peek as select * from calibr.sku | peek: a view does not run
            materialised view          | create materialized view calibr.heap as select * from calibr.sku | heap: row-level security cannot
            function, owner's rights   | create function calibr.peek() returns bigint language sql security definer as 'select count(*) from calibr.sku' | peek(): runs with the rights
            door open to everybody     | set role calibr_lookup; grant execute on function calibr_lookup.login(text) to public | login(text): a door is open
            copilot writes             | grant update (title) on calibr.sku to calibr_copilot; grant insert on calibr.sku to calibr_copilot | sku insert: the copilot can do more
            copilot names tables       | grant usage on schema calibr to calibr_copilot | calibr usage: the copilot can do more
            audit can be rewritten     | grant update on calibr.audit to calibr_app | audit calibr_app update: what is recorded
            """)
    void aBrokenCatalogueIsReported(String name, String sabotage, String report) throws Exception {
        // its transaction never ends well, so the database that all share stays whole
        try (var superuser = template.as("postgres")) {
            superuser.setAutoCommit(false);
            ScratchDatabase.execute(superuser, "set local role calibr_owner; " + sabotage + "; reset role");

            var broken = TenancyRules.broken(superuser);

            assertThat(broken).as(name).anyMatch(line -> line.contains(report));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            policy dropped             | drop policy tenant_isolation on calibr.target | WRONG_TENANT, calibr.target, see own rows, 0 rows
            security disabled          | alter table calibr.sku disable row level security | NO_TENANT, calibr.sku, select, 1 rows
            nullif removed             | alter policy tenant_isolation on calibr.cost using (tenant_id = (select current_setting('app.tenant_id', true)::uuid)) | POOL_REUSE, calibr.cost, select, SQLSTATE 22P02
            everybody reads            | alter policy tenant_isolation on calibr.run using (true) | WRONG_TENANT, calibr.run, select, 1 rows
            everybody inserts          | alter policy tenant_isolation on calibr.run with check (true) | WRONG_TENANT, calibr.run, insert, 1 rows
            everybody moves            | alter policy tenant_isolation on calibr.sku using (true) with check (true) | WRONG_TENANT, calibr.sku, move tenant
            a second, wider policy     | create policy more on calibr.audit for select using (true) | EMPTY_TENANT, calibr.audit, select, 1 rows
            foreign key of one column  | alter table calibr.project add unique (id); alter table calibr.product drop constraint product_tenant_id_project_id_fkey, add foreign key (project_id) references calibr.project (id) | calibr.product, foreign key product_project_id_fkey, 1 rows
            """)
    void aLeakIsReported(String name, String sabotage, String report) throws Exception {
        var database = sabotaged(sabotage);

        var leaks = ProbeMatrix.run(database, List.of("calibr_app")).leaks();

        assertThat(leaks).as(name).anyMatch(line -> line.contains(report));
    }

    private static ScratchDatabase sabotaged(String sql) throws SQLException {
        var database = template.copy();
        try (var owner = database.as("calibr_owner")) {
            ScratchDatabase.execute(owner, sql);
        }
        return database;
    }
}
