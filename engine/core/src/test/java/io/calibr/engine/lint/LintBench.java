package io.calibr.engine.lint;

import io.calibr.engine.table.Action;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.table.Operator;
import io.calibr.engine.table.Row;
import io.calibr.engine.table.Stage;
import io.calibr.engine.table.Value;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static io.calibr.engine.price.Fixtures.dec;
import static io.calibr.engine.price.Fixtures.table;
import static io.calibr.engine.price.Fixtures.text;
import static io.calibr.engine.price.Fixtures.when;

/** Not a test: a program that measures lint on tables of several kinds. docs/benchmarks.md shows its figures. */
public final class LintBench {

    private static final System.Logger LOG = System.getLogger("bench");
    private static final int REPEATS = 7;

    private LintBench() {}

    /** Makes one row of a kind of table. */
    private interface Kind {
        List<Condition> row(int number, Random random);
    }

    /** Prints medians in milliseconds of the thread's CPU time, after a warm-up: other work on the machine does not count. */
    public static void main(String[] args) {
        for (var rows : new int[] {1_000, 10_000}) {
            report(
                    "a row a SKU",
                    rows,
                    HitPolicy.FIRST,
                    (number, _) -> List.of(when("sku", Operator.IS, text("S" + number))));
            report("bands", rows, HitPolicy.UNIQUE, (number, _) -> band(number));
            report("bands", rows, HitPolicy.FIRST, (number, _) -> band(number));
            report("words and ranges", rows, HitPolicy.FIRST, (_, random) -> wordsAndRanges(random));
            report("words and ranges", rows, HitPolicy.UNIQUE, (_, random) -> wordsAndRanges(random));
            report("words and ranges", rows, HitPolicy.COLLECT, (_, random) -> wordsAndRanges(random));
            report("tags and paths", rows, HitPolicy.FIRST, (_, random) -> tagsAndPaths(random));
        }
    }

    private static void report(String name, int rows, HitPolicy policy, Kind kind) {
        var random = new Random(42);
        var table = table(
                "bench",
                Stage.ADJUST,
                policy,
                IntStream.range(0, rows)
                        .mapToObj(number -> new Row(
                                "r" + number,
                                0,
                                Optional.empty(),
                                kind.row(number, random),
                                List.of(new Action.Percent(dec("-5")))))
                        .toArray(Row[]::new));
        var report = Lint.of(table);
        var times = LongStream.range(0, REPEATS).map(_ -> time(table)).sorted().toArray();
        LOG.log(
                System.Logger.Level.INFO,
                "{0}, {1}, {2} rows: {3} ms, {4} findings, complete {5}",
                name,
                policy,
                rows,
                times[REPEATS / 2] / 1_000_000,
                report.findings().size(),
                report.complete());
    }

    private static long time(DecisionTable table) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        var report = Lint.of(table);
        var time = threads.getCurrentThreadCpuTime() - start;
        LOG.log(System.Logger.Level.DEBUG, "{0} findings", report.findings().size());
        return time;
    }

    /** Twenty categories, each cut into neighbouring bands of the regular price. */
    private static List<Condition> band(int number) {
        return List.of(
                when("model", Operator.IS, text("C" + number % 20)),
                when("regular", Operator.BETWEEN, whole(number / 20 * 10L), cents(number / 20 * 1_000L + 999)));
    }

    /** As the matching bench has them: a category, a brand or both, and ranges that overlap. */
    private static List<Condition> wordsAndRanges(Random random) {
        var shape = 1 + random.nextInt(3);
        var conditions = new ArrayList<Condition>();
        if ((shape & 1) != 0) {
            conditions.add(when("model", Operator.IS, text("C" + random.nextInt(100))));
        }
        if ((shape & 2) != 0) {
            conditions.add(when("brand", Operator.IS, text("B" + random.nextInt(20))));
        }
        var from = random.nextInt(1_000);
        conditions.add(when("regular", Operator.BETWEEN, whole(from), whole(from + 300L)));
        conditions.add(when("stock", Operator.AT_LEAST, whole(random.nextInt(5) * 20L)));
        return conditions;
    }

    private static List<Condition> tagsAndPaths(Random random) {
        return List.of(
                when("category", Operator.UNDER, text("D" + random.nextInt(10) + " > E" + random.nextInt(10))),
                when("tags", Operator.ANY_OF, text("t" + random.nextInt(40)), text("t" + random.nextInt(40))),
                when("stock", Operator.LESS_THAN, whole(random.nextInt(200))));
    }

    private static Value whole(long number) {
        return new Value.Decimal(BigDecimal.valueOf(number));
    }

    private static Value cents(long number) {
        return new Value.Decimal(BigDecimal.valueOf(number, 2));
    }
}
