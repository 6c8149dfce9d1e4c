package io.calibr.engine.dialect;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Problems;
import java.util.Arrays;

/** An authored text whose characters know their line and column. */
final class SourceText {

    private final String text;
    private final Problems problems;
    private final int[] lineStarts;

    SourceText(String written, Problems problems) {
        this.text = written.replace("\r\n", "\n").replace('\r', '\n');
        this.problems = problems;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        var starts = new int[(int) text.chars().filter(c -> c == '\n').count() + 1];
        for (var line = 1; line < starts.length; line++) {
            starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
        }
        return starts;
    }

    String text() {
        return text;
    }

    /** The offset of a line from 1 and a column from 0, as the parser counts them; the end of the text if beyond. */
    int offset(int line, int column) {
        if (line < 1 || line > lineStarts.length) {
            return text.length();
        }
        return Math.min(text.length(), lineStarts[line - 1] + Math.max(0, column));
    }

    /** Complaints about the character at an offset. */
    Complaint at(int offset) {
        var found = Arrays.binarySearch(lineStarts, offset);
        var line = found >= 0 ? found : -found - 2;
        return problems.at(line + 1, Integer.toString(offset - lineStarts[line] + 1));
    }
}
