package io.calibr.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tries, as one role, to reach the rows of a victim tenant in every table, with every operation, from every context. */
class ProbeMatrix {

    private static final UUID OWN = new UUID(0xa, 0xa);
    private static final UUID VICTIM = new UUID(0xb, 0xb);
    private static final String INVALID_TEXT = "22P02";
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final ScratchDatabase database;
    private final List<TableShape> tables;
    private final SampleRows rows = new SampleRows();
    private final List<String> leaks = new ArrayList<>();
    private int probes;

    private ProbeMatrix(ScratchDatabase database, List<TableShape> tables) {
        this.database = database;
        this.tables = tables;
    }

    record Findings(int probes, List<String> leaks) {}

    static Findings run(ScratchDatabase database, List<String> roles) throws SQLException {
        try (var superuser = database.as("postgres")) {
            superuser.setAutoCommit(false);
            var matrix = new ProbeMatrix(database, TableShape.all(superuser));
            matrix.rows.fill(superuser, matrix.tables, List.of(OWN, VICTIM));
            superuser.commit();
            for (var role : roles) {
                matrix.probe(role);
            }
            return new Findings(matrix.probes, List.copyOf(matrix.leaks));
        }
    }

    private void probe(String role) throws SQLException {
        for (var context : TenantContext.values()) {
            try (var connection = database.as(role)) {
                context.enter(connection, OWN);
                for (var table : tables) {
                    var probe = new Probe(connection, context, table, role);
                    probe.reachForRows();
                    if (context == TenantContext.WRONG_TENANT) {
                        probe.seeOwnRows();
                        probe.moveTenant();
                        probe.pointAtForeignRows();
                    }
                }
                connection.rollback();
            }
        }
    }

    private class Probe {
        private final Connection connection;
        private final TenantContext context;
        private final TableShape table;
        private final String role;

        Probe(Connection connection, TenantContext context, TableShape table, String role) {
            this.connection = connection;
            this.context = context;
            this.table = table;
            this.role = role;
        }

        void reachForRows() throws SQLException {
            var victim = " where tenant_id = '" + VICTIM + "'";
            expectNothing("select", "select count(*) from " + table.name() + victim);
            var seen = context == TenantContext.WRONG_TENANT ? " where tenant_id <> '" + OWN + "'" : "";
            expectNothing("select all", "select count(*) from " + table.name() + seen);
            var column = updatable();
            expectNothing(
                    "update",
                    "update %s set %c = %c".replace("%s", table.name()).replace("%c", column) + victim);
            expectNothing("delete", "delete from " + table.name() + victim);
            var insert = attempt(rows.insert(table, VICTIM));
            report("insert", insert, insert.denied() || malformed(insert));
        }

        void seeOwnRows() throws SQLException {
            var own = attempt("select count(*) from %s where tenant_id = '%o'"
                    .replace("%s", table.name())
                    .replace("%o", OWN.toString()));
            report("see own rows", own, own.denied() || own.rows() > 0);
        }

        void moveTenant() throws SQLException {
            var move = attempt("update %s set tenant_id = '%v' where tenant_id = '%o'"
                    .replace("%s", table.name())
                    .replace("%v", VICTIM.toString())
                    .replace("%o", OWN.toString()));
            report("move tenant", move, move.denied());
        }

        void pointAtForeignRows() throws SQLException {
            for (var key : table.foreignKeys()) {
                var refusal = new Attempt("no conclusive statement", 0);
                for (var insert : rows.probes(table, key, OWN, VICTIM)) {
                    var tried = attempt(insert);
                    if (tried.sqlState().isEmpty() || tried.denied() || refused(tried)) {
                        refusal = tried;
                        break;
                    }
                }
                report("foreign key " + key.name(), refusal, refusal.denied() || refused(refusal));
            }
        }

        private boolean refused(Attempt attempt) {
            return attempt.sqlState().equals(FOREIGN_KEY_VIOLATION);
        }

        private void expectNothing(String operation, String sql) throws SQLException {
            var tried = attempt(sql);
            report(operation, tried, tried.touchedNothing() || tried.denied() || malformed(tried));
        }

        private boolean malformed(Attempt attempt) {
            return context == TenantContext.MALFORMED_TENANT
                    && attempt.sqlState().equals(INVALID_TEXT);
        }

        private Attempt attempt(String sql) throws SQLException {
            probes++;
            return Attempt.of(connection, sql);
        }

        private void report(String operation, Attempt attempt, boolean held) {
            if (!held) {
                leaks.add(String.join(", ", role, context.name(), table.name(), operation, attempt.toString()));
            }
        }

        /** A column this role may change, so that the policy is asked and not only the grant. */
        private String updatable() throws SQLException {
            for (var column : table.columns()) {
                var sql = "select has_column_privilege('%t', '%c', 'update')::int"
                        .replace("%t", table.name())
                        .replace("%c", column.name());
                if (Attempt.of(connection, sql).rows() == 1) {
                    return column.name();
                }
            }
            return "tenant_id";
        }
    }
}
