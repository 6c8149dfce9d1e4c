package io.calibr.engine.version;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One record of the text while it is edited; it keeps what its author typed until one of its cells changes. */
final class Line {

    private final List<String> cells;
    private String text;
    private String end;

    /** @param text as it stands in the file, its line end included */
    Line(String text, List<String> cells) {
        this.end = end(text);
        this.text = text.substring(0, text.length() - end.length());
        this.cells = new ArrayList<>(cells);
    }

    static Line of(List<String> cells, String end) {
        var line = new Line("", cells);
        line.end = end;
        line.rewrite();
        return line;
    }

    String text() {
        return text + end;
    }

    String end() {
        return end;
    }

    /** Gives a last line without one its line end. */
    void terminate(String lineEnd) {
        if (end.isEmpty()) {
            end = lineEnd;
        }
    }

    int size() {
        return cells.size();
    }

    /** A cell without blanks at its ends; empty where the line is too short to have it. */
    String cell(int index) {
        return index < cells.size() ? cells.get(index).strip() : "";
    }

    List<String> cells() {
        return cells.stream().map(String::strip).toList();
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }

    void set(int index, String value) {
        while (cells.size() <= index) {
            cells.add("");
        }
        cells.set(index, value);
        rewrite();
    }

    /** Makes room for a column; a line that ends before it stays as it is. */
    void widen(int index, String value) {
        if (index <= cells.size()) {
            cells.add(index, value);
            rewrite();
        }
    }

    void narrow(int index) {
        if (index < cells.size()) {
            cells.remove(index);
            rewrite();
        }
    }

    private void rewrite() {
        text = cells.stream().map(Line::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }

    private static String end(String text) {
        return text.endsWith("\r\n") ? "\r\n" : text.endsWith("\n") ? "\n" : text.endsWith("\r") ? "\r" : "";
    }
}
