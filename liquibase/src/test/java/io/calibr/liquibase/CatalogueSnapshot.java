package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Everything the changelogs make, one line each, without what only Liquibase keeps. */
record CatalogueSnapshot(int changeSets, List<String> lines) {

    private static final List<String> QUERIES = List.of("""
            select 'relation', n.nspname, c.relname, c.relkind, c.relowner::regrole, c.relrowsecurity,
                   c.relforcerowsecurity, c.relacl
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname in ('calibr', 'calibr_lookup', 'copilot') and c.relname !~ '^databasechangelog'
             order by 2, 3""", """
            select 'column', a.attrelid::regclass, a.attname, a.attnum, format_type(a.atttypid, a.atttypmod),
                   a.attnotnull, a.attidentity, a.attacl, pg_get_expr(d.adbin, d.adrelid)
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'v', 'm')
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where c.relnamespace in ('calibr'::regnamespace, 'copilot'::regnamespace) and a.attnum > 0 and not a.attisdropped
               and c.relname !~ '^databasechangelog'
             order by 2, 4""", """
            select 'index', indexdef from pg_indexes
             where schemaname = 'calibr' and tablename !~ '^databasechangelog' order by 2""", """
            select 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated
              from pg_constraint
             where connamespace = 'calibr'::regnamespace and conrelid::regclass::text !~ 'databasechangelog'
             order by 2, 3""", """
            select 'policy', tablename, policyname, permissive, roles, cmd, qual, with_check from pg_policies
             where schemaname = 'calibr' order by 2, 3""", """
            select 'function', p.oid::regprocedure, p.proowner::regrole, p.prosecdef, p.proacl, md5(pg_get_functiondef(p.oid))
              from pg_proc p where p.pronamespace in ('calibr'::regnamespace, 'calibr_lookup'::regnamespace)
             order by 2""", """
            select 'view', c.oid::regclass, c.reloptions, md5(pg_get_viewdef(c.oid)) from pg_class c
             where c.relkind = 'v' and c.relnamespace in ('calibr'::regnamespace, 'copilot'::regnamespace)
             order by 2""", """
            select 'trigger', tgrelid::regclass, tgname from pg_trigger where not tgisinternal order by 2, 3""", """
            select 'schema', nspname, nspowner::regrole, nspacl from pg_namespace where nspname ~ '^(calibr|copilot)' order by 2""", """
            select 'role', rolname, rolsuper, rolcanlogin, rolbypassrls, rolinherit from pg_roles
             where rolname ~ '^calibr' order by 2""");

    static CatalogueSnapshot of(ScratchDatabase database) throws SQLException {
        try (var connection = database.as("postgres")) {
            var lines = new ArrayList<String>();
            for (var query : QUERIES) {
                lines.addAll(ScratchDatabase.query(connection, query));
            }
            return new CatalogueSnapshot(changeSets(connection), List.copyOf(lines));
        }
    }

    private static int changeSets(Connection connection) throws SQLException {
        var log = ScratchDatabase.query(connection, "select to_regclass('calibr.databasechangelog')");
        return log.equals(List.of("null"))
                ? 0
                : Integer.parseInt(ScratchDatabase.query(connection, "select count(*) from calibr.databasechangelog")
                        .getFirst());
    }
}
