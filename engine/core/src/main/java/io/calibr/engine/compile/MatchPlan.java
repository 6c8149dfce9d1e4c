package io.calibr.engine.compile;

import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.vocabulary.Term;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.drools.modelcompiler.KieBaseBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * How a rule set's rows are matched: all tables that do not look at the running price at once, every other one by itself,
 * after the tables before it have acted. Thread-safe.
 */
public final class MatchPlan {

    private static final Set<String> FOLLOW_THE_PRICE =
            Set.of("price", "margin", "competitor-position", "competitor-gap");

    private final List<MatchGroup> groups = new ArrayList<>();
    private final int[] groupOfTable;
    private @Nullable KieBase base;

    MatchPlan(List<DecisionTable> tables) {
        groupOfTable = new int[tables.size()];
        var together = new ArrayList<Integer>();
        var alone = new ArrayList<Integer>();
        for (var index = 0; index < tables.size(); index++) {
            (seesPrice(tables.get(index)) ? alone : together).add(index);
        }
        groups.add(new MatchGroup(0, tables, together));
        for (var table : alone) {
            groupOfTable[table] = groups.size();
            groups.add(new MatchGroup(groups.size(), tables, List.of(table)));
        }
    }

    /** The first can be matched before anything is priced; each other one just before its only table acts. */
    public List<MatchGroup> groups() {
        return groups;
    }

    /** The group that a table, given by its index in the rule set, belongs to. */
    public MatchGroup groupOf(int table) {
        return groups.get(groupOfTable[table]);
    }

    /** A Drools session that knows every row; probes are inserted and fired by the caller, who disposes of it. */
    public KieSession newSession() {
        var session = base().newKieSession();
        groups.forEach(group -> group.facts().forEach(session::insert));
        return session;
    }

    /** Built when first needed: checking tables does not need it. */
    private synchronized KieBase base() {
        if (base == null) {
            var shapes = new LinkedHashSet<Shape>();
            groups.forEach(group -> group.facts().forEach(fact -> shapes.add(fact.shape())));
            base = KieBaseBuilder.createKieBaseFromModel(JoinModel.of(shapes));
        }
        return base;
    }

    private static boolean seesPrice(DecisionTable table) {
        return table.rows().stream()
                .flatMap(row -> row.tests().stream())
                .anyMatch(condition -> followsPrice(condition.term()));
    }

    private static boolean followsPrice(Term term) {
        return FOLLOW_THE_PRICE.contains(term.name());
    }
}
