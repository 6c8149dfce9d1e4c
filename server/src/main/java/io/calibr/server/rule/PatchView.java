package io.calibr.server.rule;

import io.calibr.engine.version.Patch;
import io.calibr.engine.version.Patch.AddColumn;
import io.calibr.engine.version.Patch.InsertRow;
import io.calibr.engine.version.Patch.MoveRow;
import io.calibr.engine.version.Patch.RemoveColumn;
import io.calibr.engine.version.Patch.RemoveRow;
import io.calibr.engine.version.Patch.RenameColumn;
import io.calibr.engine.version.Patch.RenameRow;
import io.calibr.engine.version.Patch.SetCell;
import io.calibr.engine.version.Patch.SetProperty;
import io.calibr.server.problem.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One edit of a table as the API writes it; which members there are depends on the operation.
 *
 * @param op set, insert, remove, move, rename, add-column, remove-column, rename-column or property
 * @param before what a row or column stands in front of; without it at the end
 */
public record PatchView(
        @Nullable String op,
        @Nullable String row,
        @Nullable String column,
        @Nullable String value,
        @Nullable String before,
        @Nullable Map<String, String> cells,
        @Nullable String to,
        @Nullable String name) {

    static List<PatchView> of(List<Patch> patches) {
        return patches.stream().map(PatchView::of).toList();
    }

    /** The patches of a body; refuses the first one that is not whole by its index. */
    static List<Patch> patches(List<PatchView> views) {
        return IntStream.range(0, views.size())
                .mapToObj(index -> views.get(index).patch(index))
                .toList();
    }

    private static PatchView of(Patch patch) {
        return switch (patch) {
            case SetCell(var row, var column, var value) ->
                new PatchView("set", row, column, value, null, null, null, null);
            case InsertRow(var row, var before, var cells) ->
                new PatchView("insert", row, null, null, before, cells, null, null);
            case RemoveRow(var row) -> new PatchView("remove", row, null, null, null, null, null, null);
            case MoveRow(var row, var before) -> new PatchView("move", row, null, null, before, null, null, null);
            case RenameRow(var row, var to) -> new PatchView("rename", row, null, null, null, null, to, null);
            case AddColumn(var column, var before) ->
                new PatchView("add-column", null, column, null, before, null, null, null);
            case RemoveColumn(var column) -> new PatchView("remove-column", null, column, null, null, null, null, null);
            case RenameColumn(var column, var to) ->
                new PatchView("rename-column", null, column, null, null, null, to, null);
            case SetProperty(var name, var value) ->
                new PatchView("property", null, null, value, null, null, null, name);
        };
    }

    private Patch patch(int index) {
        return switch (Objects.requireNonNullElse(op, "")) {
            case "set" ->
                new SetCell(given(index, "row", row), given(index, "column", column), given(index, "value", value));
            case "insert" -> new InsertRow(given(index, "row", row), before, texts(index));
            case "remove" -> new RemoveRow(given(index, "row", row));
            case "move" -> new MoveRow(given(index, "row", row), before);
            case "rename" -> new RenameRow(given(index, "row", row), given(index, "to", to));
            case "add-column" -> new AddColumn(given(index, "column", column), before);
            case "remove-column" -> new RemoveColumn(given(index, "column", column));
            case "rename-column" -> new RenameColumn(given(index, "column", column), given(index, "to", to));
            case "property" -> new SetProperty(given(index, "name", name), given(index, "value", value));
            default ->
                throw rejected(
                        index,
                        "op is one of set, insert, remove, move, rename, add-column, remove-column, rename-column, property");
        };
    }

    private Map<String, String> texts(int index) {
        var texts = new LinkedHashMap<String, String>();
        Objects.requireNonNullElse(cells, Map.<String, String>of())
                .forEach((column, text) -> texts.put(column, given(index, "cells", text)));
        return texts;
    }

    private String given(int index, String member, @Nullable String text) {
        if (text == null) {
            throw rejected(index, op + " has no " + member);
        }
        return text;
    }

    static RuntimeException rejected(int index, String reason) {
        return Kind.PATCH_REJECTED
                .because("patch " + index + ": " + reason)
                .with("index", index)
                .with("reason", reason);
    }
}
