package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold of everything in the catalogue, found by enumerating it: a new table that forgets is found too. */
class TenancyRules {

    /** The tables without a tenant. */
    private static final String EXEMPT_TABLES = "'databasechangelog', 'databasechangeloglock', 'outbox_slot'";

    /** The only functions that may look across tenants. */
    private static final String DOORS =
            "'tenant_of_key', 'login', 'tenant_of_slug', 'tenants_with_work', 'tenants_with_turns', 'tenants_with_checks'";

    /** Keys that are unique across tenants: how an installation names a tenant, and 256 random bits. */
    private static final String GLOBAL_KEYS = "'tenant_slug_key', 'api_key_hash_key'";

    private static final String POLICY =
            "(tenant_id = ( SELECT (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid AS \"nullif\"))";

    private static final String TENANT_TABLES = """
            with tenant_table as (
              select c.oid, c.relrowsecurity, c.relforcerowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and c.relname not in (%s)
            )
            """.replace("%s", EXEMPT_TABLES);

    private static final Map<String, String> QUERIES = Map.ofEntries(
            Map.entry("has no tenant_id, or a nullable one", TENANT_TABLES + """
                    select t.oid::regclass from tenant_table t where not exists (select from pg_attribute a
                     where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)"""),
            Map.entry("row-level security is not enabled", TENANT_TABLES + """
                    select t.oid::regclass from tenant_table t where not t.relrowsecurity"""),
            Map.entry("row-level security is not forced", TENANT_TABLES + """
                    select t.oid::regclass from tenant_table t where not t.relforcerowsecurity"""),
            Map.entry("has no policy", TENANT_TABLES + """
                    select t.oid::regclass from tenant_table t
                     where not exists (select from pg_policy p where p.polrelid = t.oid and p.polpermissive)"""),
            Map.entry("a policy admits other rows than the tenant's", TENANT_TABLES + """
                    select t.oid::regclass, p.polname from tenant_table t join pg_policy p on p.polrelid = t.oid
                     where p.polpermissive and (pg_get_expr(p.polqual, p.polrelid) is distinct from '%s'
                       or pg_get_expr(p.polwithcheck, p.polrelid) is distinct from '%s')""".replace("%s", POLICY)),
            Map.entry("has no primary key that begins with tenant_id", TENANT_TABLES + """
                    select t.oid::regclass from tenant_table t where not exists (select from pg_index i
                      join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0] and a.attname = 'tenant_id'
                     where i.indrelid = t.oid and i.indisprimary)"""),
            Map.entry("a unique key does not begin with tenant_id", TENANT_TABLES + """
                    select t.oid::regclass, i.indexrelid::regclass from tenant_table t join pg_index i on i.indrelid = t.oid
                      join pg_class x on x.oid = i.indexrelid and x.relname not in (%s)
                      left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
                     where i.indisunique and a.attname is distinct from 'tenant_id'""".replace("%s", GLOBAL_KEYS)),
            Map.entry("a foreign key does not carry tenant_id first", TENANT_TABLES + """
                    select t.oid::regclass, k.conname from tenant_table t
                      join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
                      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                      join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
                     where (a.attname, b.attname) is distinct from ('tenant_id', 'tenant_id')"""),
            Map.entry("a view does not run with the rights of its caller", """
                    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind = 'v' and n.nspname !~ '^(pg_|information_schema)'
                       and not coalesce('security_invoker=true' = any (c.reloptions), false)"""),
            Map.entry("row-level security cannot hold it", """
                    select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('m', 'f') and n.nspname !~ '^(pg_|information_schema)'"""),
            Map.entry("runs with the rights of its owner and is no named door", """
                    select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                     where p.prosecdef and n.nspname !~ '^(pg_|information_schema)'
                       and not (n.nspname = 'calibr_lookup' and p.proname in (%s)
                                and p.proowner = 'calibr_lookup'::regrole)""".replace("%s", DOORS)),
            Map.entry("a door is open to everybody or its search path is", """
                    select p.oid::regprocedure from pg_proc p
                     where p.pronamespace = 'calibr_lookup'::regnamespace
                       and (has_function_privilege('calibr_copilot', p.oid, 'execute')
                            or not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false))"""),
            Map.entry("a role that row-level security does not hold", """
                    select rolname from pg_roles where rolname ~ '^calibr_' and (rolsuper or rolbypassrls)
                       and (rolname <> 'calibr_lookup' or rolcanlogin)"""),
            Map.entry("a role owns or inherits what it must not", """
                    select r.rolname from pg_roles r where r.rolname in ('calibr_app', 'calibr_worker', 'calibr_copilot')
                       and (exists (select from pg_class c where c.relowner = r.oid and c.relpersistence = 'p')
                            or pg_has_role(r.oid, 'calibr_owner', 'member') or pg_has_role(r.oid, 'calibr_lookup', 'member'))"""),
            Map.entry("the copilot can do more than read its views", """
                    select c.oid::regclass || ' ' || p from pg_class c
                      join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('calibr', 'calibr_lookup', 'copilot')
                     cross join unnest(array['insert', 'update', 'delete', 'truncate', 'references', 'trigger']) p
                     where c.relkind in ('r', 'p', 'v') and has_table_privilege('calibr_copilot', c.oid, p)
                    union all
                    select n.nspname || ' usage' from pg_namespace n
                     where n.nspname ~ '^calibr' and has_schema_privilege('calibr_copilot', n.oid, 'usage')
                    union all
                    select p.oid::regprocedure::text from pg_proc p
                     where p.proname ~ '^(set_config$|pg_sleep|pg_notify$|pg_(try_)?advisory_)'
                       and has_function_privilege('calibr_copilot', p.oid, 'execute')"""),
            Map.entry("what is recorded can be changed or deleted", """
                    select t || ' ' || r || ' ' || p
                      from unnest(array['audit', 'event_log', 'price_version', 'explanation', 'cost', 'rule_version', 'rule_patch',
                                        'rulebook_version', 'rulebook_version_rule', 'copilot_question',
                                        'copilot_answer']) t,
                           unnest(array['calibr_app', 'calibr_worker']) r, unnest(array['update', 'delete', 'truncate']) p
                     where has_table_privilege(r, 'calibr.' || t, p)"""));

    private TenancyRules() {}

    /** One line for each thing that breaks a rule, as this connection sees the catalogue. */
    static List<String> broken(Connection superuser) throws SQLException {
        var broken = new ArrayList<String>();
        for (var rule : QUERIES.entrySet()) {
            for (var offender : ScratchDatabase.query(superuser, rule.getValue())) {
                broken.add(offender + ": " + rule.getKey());
            }
        }
        return broken;
    }
}
