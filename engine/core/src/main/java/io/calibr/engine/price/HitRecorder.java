package io.calibr.engine.price;

import io.calibr.engine.compile.Probe;
import io.calibr.engine.compile.RowFact;
import java.util.Arrays;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/** Notes which probe met which row, and nothing else: two numbers a match, packed into one, in whatever order Drools fires. */
final class HitRecorder extends DefaultAgendaEventListener {

    private long[] hits = new long[1_024];
    private int count;

    @Override
    public void afterMatchFired(AfterMatchFiredEvent event) {
        var index = 0;
        var row = 0;
        for (var object : event.getMatch().getObjects()) {
            if (object instanceof Probe probe) {
                index = probe.index();
            } else if (object instanceof RowFact fact) {
                row = fact.row();
            }
        }
        if (count == hits.length) {
            hits = Arrays.copyOf(hits, 2 * count);
        }
        hits[count++] = ((long) index << Integer.SIZE) | row;
    }

    /** The rows each of {@code probes} met, ascending, each once; then forgets them. */
    int[][] drain(int probes) {
        Arrays.sort(hits, 0, count);
        var rows = new int[probes][];
        var at = 0;
        for (var probe = 0; probe < probes; probe++) {
            var from = at;
            while (at < count && (int) (hits[at] >>> Integer.SIZE) == probe) {
                at++;
            }
            rows[probe] = Arrays.stream(hits, from, at)
                    .mapToInt(hit -> (int) hit)
                    .distinct()
                    .toArray();
        }
        count = 0;
        return rows;
    }
}
