package io.calibr.engine.price;

import io.calibr.engine.compile.Coding;
import io.calibr.engine.compile.MatchGroup;
import io.calibr.engine.compile.RuleSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Asks Drools, once for each signature: SKUs are cut down to what the conditions can see of them, the signatures not yet
 * known go through one reused session, and their rows are fanned out. The session is opened when first needed.
 */
final class DroolsMatching implements Matching {

    private final RuleSet rules;
    private final SignatureCache cache;
    private final HitRecorder recorder = new HitRecorder();
    private final Map<MatchGroup, FactReader[]> readers = new HashMap<>();
    private @Nullable KieSession session;

    DroolsMatching(RuleSet rules, SignatureCache cache) {
        this.rules = rules;
        this.cache = cache;
    }

    @Override
    public List<int[][]> match(MatchGroup group, List<PriceWalk> walks, PriceRequest request) {
        var signatures = signatures(group, walks, request);
        var known = new ArrayList<int @Nullable [][]>(signatures.length);
        var unknown = new LinkedHashMap<Signature, Integer>();
        for (var signature : signatures) {
            var rows = cache.find(signature);
            known.add(rows);
            if (rows == null) {
                unknown.putIfAbsent(signature, unknown.size());
            }
        }
        var found = unknown.isEmpty() ? new int[0][][] : fire(group, List.copyOf(unknown.keySet()));
        var all = new ArrayList<int[][]>(signatures.length);
        for (var sku = 0; sku < signatures.length; sku++) {
            var rows = known.get(sku);
            all.add(rows == null ? found[unknown.getOrDefault(signatures[sku], 0)] : rows);
        }
        return all;
    }

    @Override
    public void close() {
        if (session != null) {
            session.dispose();
            session = null;
        }
    }

    private Signature[] signatures(MatchGroup group, List<PriceWalk> walks, PriceRequest request) {
        var codings = group.codings();
        var reading = readers.computeIfAbsent(group, DroolsMatching::readers);
        var signatures = new Signature[walks.size()];
        for (var sku = 0; sku < signatures.length; sku++) {
            var walk = walks.get(sku);
            var codes = new int[group.width()];
            var at = 0;
            for (var index = 0; index < reading.length; index++) {
                var coding = codings.get(index);
                coding.encode(reading[index].read(walk.facts(), request, walk.price()), codes, at);
                at += coding.width();
            }
            signatures[sku] = new Signature(group.number(), codes);
        }
        return signatures;
    }

    private int[][][] fire(MatchGroup group, List<Signature> signatures) {
        var open = open();
        var handles = new ArrayList<FactHandle>(signatures.size());
        for (var index = 0; index < signatures.size(); index++) {
            for (var probe : group.probes(index, signatures.get(index).codes())) {
                handles.add(open.insert(probe));
            }
        }
        open.fireAllRules();
        handles.forEach(open::delete);
        var rows = recorder.drain(signatures.size());
        var acting = new int[rows.length][][];
        for (var index = 0; index < rows.length; index++) {
            acting[index] = byTable(group, rows[index]);
            cache.remember(signatures.get(index), acting[index]);
        }
        return acting;
    }

    /** Cuts a group's rows into its tables and applies each table's hit policy. */
    private int[][] byTable(MatchGroup group, int[] rows) {
        var acting = new int[group.size()][];
        var at = 0;
        for (var place = 0; place < acting.length; place++) {
            var table = rules.tables().get(group.table(place));
            var first = group.firstRow(place);
            var from = at;
            while (at < rows.length && rows[at] < first + table.rows().size()) {
                at++;
            }
            var matching = Arrays.stream(rows, from, at).map(row -> row - first).toArray();
            acting[place] = HitSelection.acting(table, matching);
        }
        return acting;
    }

    private KieSession open() {
        if (session == null) {
            session = rules.plan().newSession();
            session.addEventListener(recorder);
        }
        return session;
    }

    private static FactReader[] readers(MatchGroup group) {
        return group.codings().stream().map(Coding::term).map(FactReader::of).toArray(FactReader[]::new);
    }
}
