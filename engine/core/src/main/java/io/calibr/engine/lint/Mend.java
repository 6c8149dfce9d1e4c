package io.calibr.engine.lint;

import io.calibr.engine.lint.Finding.ChecksIncomplete;
import io.calibr.engine.lint.Finding.Conflict;
import io.calibr.engine.lint.Finding.ContradictoryRow;
import io.calibr.engine.lint.Finding.CrossedBounds;
import io.calibr.engine.lint.Finding.Gap;
import io.calibr.engine.lint.Finding.MissingFact;
import io.calibr.engine.lint.Finding.Overlap;
import io.calibr.engine.lint.Finding.RepeatedRow;
import io.calibr.engine.lint.Finding.RowWithoutEffect;
import io.calibr.engine.lint.Finding.UnreachableRow;
import io.calibr.engine.table.Condition;
import io.calibr.engine.table.DecisionTable;
import io.calibr.engine.table.HitPolicy;
import io.calibr.engine.version.Patch;
import io.calibr.engine.version.Patch.MoveRow;
import io.calibr.engine.version.Patch.RemoveRow;
import io.calibr.engine.version.Patch.SetProperty;
import java.util.List;
import java.util.Optional;

/**
 * An edit that takes a finding away, for the author to accept or not.
 *
 * @param label what it does, for a button
 * @param patches of the table the finding is about
 */
public record Mend(String label, List<Patch> patches) {
    public Mend {
        patches = List.copyOf(patches);
    }

    /** The obvious edit; nothing where only the author can know. A rule written in DRL has none. */
    public static Optional<Mend> of(DecisionTable table, Finding finding) {
        if (table.columns().isEmpty()) {
            return Optional.empty();
        }
        return switch (finding) {
            case ContradictoryRow(var row, var _) -> Optional.of(removing(row));
            case RepeatedRow(var row, var _) -> Optional.of(removing(row));
            case RowWithoutEffect(var row) -> Optional.of(removing(row));
            case UnreachableRow(var row, var by)
            when by.size() == 1 && table.hitPolicy() == HitPolicy.FIRST ->
                Optional.of(new Mend(
                        "Move row " + row + " above row " + by.getFirst(), List.of(new MoveRow(row, by.getFirst()))));
            case UnreachableRow(var row, var _) -> Optional.of(removing(row));
            case Conflict _ ->
                Optional.of(
                        new Mend("Let the topmost matching row win", List.of(new SetProperty("hit-policy", "first"))));
            case Gap gap -> added(table, gap.conditions(), gap.exact(), "Add a row for this gap");
            case MissingFact _ -> added(table, List.of(), false, "Add a row for everything else");
            case Overlap _, CrossedBounds _, ChecksIncomplete _ -> Optional.empty();
        };
    }

    private static Mend removing(String row) {
        return new Mend("Remove row " + row, List.of(new RemoveRow(row)));
    }

    /** A row that matches more than the gap is harmless only at the end of a table whose topmost row wins. */
    private static Optional<Mend> added(DecisionTable table, List<Condition> conditions, boolean exact, String label) {
        return exact || table.hitPolicy() == HitPolicy.FIRST
                ? Optional.of(new Mend(label, new NewRow(table).patches(conditions)))
                : Optional.empty();
    }
}
