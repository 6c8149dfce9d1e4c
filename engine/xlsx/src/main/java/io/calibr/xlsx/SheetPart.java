package io.calibr.xlsx;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Grid;
import io.calibr.engine.table.Grid.Line;
import io.calibr.engine.table.Grid.Merged;
import io.calibr.engine.table.Limits;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.Problems;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/**
 * Reads one sheet into a grid of text. What a table cannot hold is complained about cell by cell: formulas, errors, what
 * is hidden.
 */
final class SheetPart extends Markup {

    private final Strings strings;
    private final Styles styles;
    private final Numbers numbers;
    private final Limits limits;
    private final Problems problems;

    private final List<Line> lines = new ArrayList<>();
    private final List<Merged> merged = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private List<String> cells = new ArrayList<>();
    private int line;
    private boolean hiddenLine;

    private int column = -1;
    private String type = "n";
    private @Nullable String style;
    private boolean formula;
    private boolean inline;
    private final StringBuilder value = new StringBuilder();

    SheetPart(Strings strings, Styles styles, Numbers numbers, Limits limits, Problems problems) {
        this.strings = strings;
        this.styles = styles;
        this.numbers = numbers;
        this.limits = limits;
        this.problems = problems;
    }

    Grid grid(String name) {
        return new Grid(name, lines, merged);
    }

    @Override
    void begins(String name, Attributes attributes) throws Refusal {
        switch (name) {
            case "col" -> column(attributes);
            case "row" -> row(attributes);
            case "c" -> cell(attributes);
            case "f" -> formula = true;
            case "is" -> inline = true;
            case "v" -> collect(limits.cellBytes());
            case "t" -> {
                if (inline) {
                    collect(limits.cellBytes());
                }
            }
            case "rPh" -> inline = false;
            case "mergeCell" -> merged(Objects.requireNonNullElse(attributes.getValue("ref"), ""));
            default -> {}
        }
    }

    @Override
    void ends(String name) throws Refusal {
        switch (name) {
            case "v", "t" -> {
                value.append(collected());
                if (value.length() > limits.cellBytes()) {
                    tooLong(limits.cellBytes());
                }
            }
            case "rPh" -> inline = true;
            case "is" -> inline = false;
            case "c" -> put(text().strip());
            case "row" -> endOfRow();
            default -> {}
        }
    }

    @Override
    void tooLong(int most) throws Refusal {
        throw new Refusal(Kind.TOO_LARGE, Math.max(1, line), "a cell has more than " + most + " characters");
    }

    private void column(Attributes attributes) {
        if (isSet(attributes, "hidden") || isZero(attributes.getValue("width"))) {
            var from = Addresses.number(attributes.getValue("min"), 1);
            var to = Math.min(Addresses.number(attributes.getValue("max"), from), Addresses.COLUMNS);
            if (from >= 1 && from <= to) {
                hiddenColumns.set(from - 1, to);
            }
        }
    }

    private void row(Attributes attributes) throws Refusal {
        var number = Addresses.number(attributes.getValue("r"), line + 1);
        if (number <= line || number > Addresses.ROWS) {
            throw new Refusal(Kind.BAD_WORKBOOK, Math.max(1, line), "the rows below are out of order");
        }
        line = number;
        hiddenLine = isSet(attributes, "hidden") || isZero(attributes.getValue("ht"));
        cells = new ArrayList<>();
        column = -1;
    }

    private void cell(Attributes attributes) throws Refusal {
        var address = attributes.getValue("r");
        var next = address == null ? column + 1 : Addresses.column(address);
        if (line == 0 || next <= column || (address != null && Addresses.row(address) != line)) {
            throw new Refusal(Kind.BAD_WORKBOOK, Math.max(1, line), "the row's cells are out of order");
        }
        column = next;
        type = Objects.requireNonNullElse(attributes.getValue("t"), "n");
        style = attributes.getValue("s");
        formula = false;
        inline = false;
        value.setLength(0);
    }

    /** What the cell says; empty, and complained about, where a table cannot hold it. */
    private String text() throws Refusal {
        var raw = value.toString();
        if (formula) {
            here().about(Kind.FORMULA, "the cell holds a formula: put its value there");
            return "";
        }
        return switch (type) {
            case "s" -> raw.isEmpty() ? "" : strings.get(raw, line);
            case "inlineStr", "str" -> Strings.unescaped(raw);
            case "n" ->
                raw.isBlank()
                        ? ""
                        : numbers.text(raw, styles.format(style), here()).orElse("");
            case "b" -> flag(raw.strip());
            case "d" -> raw.strip().replaceAll("T00:00:00(\\.0+)?Z?$", "");
            case "e" -> {
                here().about(Kind.FORMULA, "the cell holds an error: " + Excerpt.of(raw));
                yield "";
            }
            default -> throw new Refusal(Kind.BAD_WORKBOOK, line, "a cell is of an unknown type");
        };
    }

    private static String flag(String raw) {
        return switch (raw) {
            case "1" -> "true";
            case "0" -> "false";
            default -> raw;
        };
    }

    private void put(String text) throws Refusal {
        if (text.isEmpty()) {
            return;
        }
        if (column >= limits.columns()) {
            throw new Refusal(Kind.TOO_LARGE, line, "a row has more than " + limits.columns() + " columns");
        }
        while (cells.size() < column) {
            cells.add("");
        }
        cells.add(text);
        if (hiddenLine || hiddenColumns.get(column)) {
            here().about(
                            Kind.HIDDEN_CONTENT,
                            "the cell is in a hidden " + (hiddenLine ? "row" : "column") + ": show it, or delete it");
        }
    }

    private void endOfRow() throws Refusal {
        if (cells.isEmpty()) {
            return;
        }
        if (lines.size() > limits.rows() + PREAMBLE) {
            throw new Refusal(Kind.TOO_LARGE, line, "a table has at most " + limits.rows() + " rows");
        }
        lines.add(new Line(line, cells));
    }

    /** Lines above the first row. */
    private static final int PREAMBLE = 20;

    private void merged(String range) throws Refusal {
        if (merged.size() == limits.rows()) {
            throw new Refusal(Kind.TOO_LARGE, "the sheet has more than " + limits.rows() + " merged cells");
        }
        var ends = range.split(":", -1);
        if (ends.length == 2) {
            merged.add(new Merged(
                    Addresses.row(ends[0]),
                    Addresses.column(ends[0]),
                    Addresses.row(ends[1]),
                    Addresses.column(ends[1])));
        }
    }

    private Complaint here() {
        return problems.cell(line, column, "");
    }

    private static boolean isZero(@Nullable String size) {
        return size != null && size.matches("0+(\\.0+)?");
    }
}
