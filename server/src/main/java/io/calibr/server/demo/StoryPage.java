package io.calibr.server.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A {@link Story} as plain text, at most {@value #WIDTH} columns wide. */
final class StoryPage {
    static final int WIDTH = 96;
    private static final int BAR = 40;
    private static final int MOVES = 6;

    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    private StoryPage(Ink ink) {
        this.ink = ink;
    }

    static List<String> of(Story story, Ink ink) {
        var page = new StoryPage(ink);
        page.heading(story);
        page.outcomes(story.counts());
        page.moves(story.moves());
        story.example().ifPresent(page::waterfall);
        page.held(story.held());
        page.access(story.access());
        return List.copyOf(page.lines);
    }

    private void heading(Story story) {
        var heading = story.heading();
        line("");
        line(ink.strong("Calibr") + "  " + heading.rulebook() + " prices as of " + heading.asOf()
                + (heading.fromEarlier() ? " (the run of an earlier start)" : ""));
        line("run " + heading.run() + " · " + heading.state() + " · " + heading.channelFile());
        line(ink.faint("─".repeat(WIDTH)));
    }

    private void outcomes(Story.Counts counts) {
        line(ink.strong("Outcomes") + "  " + counts.onSale() + " SKUs on sale of " + counts.skus() + " imported");
        var whole = Math.max(1, counts.onSale());
        bar("priced", counts.priced(), whole);
        bar("unchanged", counts.unchanged(), whole);
        bar("held", counts.held(), whole);
        bar("not covered", counts.notCovered(), whole);
        var written = counts.written();
        var failed = written.failed() + " failed";
        line("  " + ink.good("✓ " + written.applied() + " applied") + " · "
                + (written.failed() == 0 ? failed : ink.bad(failed)) + " · " + written.reconciled() + " of "
                + written.changed() + " read back and found as intended");
        line("");
    }

    private void bar(String name, int count, int whole) {
        var length = count == 0 ? 0 : Math.max(1, Math.round((float) count * BAR / whole));
        line("  " + left(name, 12) + right(Integer.toString(count), 5) + "  " + "█".repeat(length));
    }

    private void moves(List<Story.Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        line(ink.strong("Largest moves"));
        moves.stream()
                .sorted(Comparator.comparing((Story.Move move) -> move.percent().abs())
                        .reversed()
                        .thenComparing(Story.Move::sku))
                .limit(MOVES)
                .forEach(move ->
                        line("  " + left(move.sku(), 12) + left(move.title(), 40) + right(amount(move.before()), 10)
                                + " → " + right(amount(move.after()), 9) + right(signed(move.percent()) + " %", 12)));
        line("");
    }

    private void waterfall(Story.Waterfall example) {
        line(ink.strong("Why") + "  " + example.sku() + " " + example.title() + " (" + example.currency() + ")");
        var highest =
                example.steps().stream().map(Story.Waterfall.Step::amount).reduce(BigDecimal.ONE, BigDecimal::max);
        for (var step : example.steps()) {
            var length = step.amount()
                    .multiply(BigDecimal.valueOf(BAR / 2))
                    .divide(highest, 0, RoundingMode.HALF_UP)
                    .intValue();
            line("  " + left(step.what(), 34) + right(amount(step.amount()), 12) + "  " + "█".repeat(length));
            if (!step.because().isEmpty()) {
                wrapped("      ", step.because()).forEach(text -> line(ink.faint(text)));
            }
        }
        example.checks().forEach(check -> wrapped("  ✓ ", check).forEach(this::line));
        line("");
    }

    private void held(List<Story.Held> held) {
        if (held.isEmpty()) {
            return;
        }
        line(ink.strong("Held") + "  these prices stay as they are until somebody decides");
        for (var group : held) {
            wrapped("  ", group.reason()).forEach(text -> line(ink.careful(text)));
            wrapped("      ", String.join(", ", group.skus())).forEach(this::line);
        }
        line("");
    }

    private void access(Story.Access access) {
        line(ink.strong("Look around") + "  " + access.url());
        access.users()
                .forEach(user ->
                        line("  " + left(user.login(), 28) + left("password " + access.password(), 26) + user.does()));
        line("  API key  " + access.apiKey());
        access.curl().forEach(text -> line("  " + text));
    }

    private void line(String text) {
        lines.add(text);
    }

    /** The words of {@code text} in lines that fit, each behind the indent (a sign in it stands on the first line only). */
    private static List<String> wrapped(String indent, String text) {
        var result = new ArrayList<String>();
        var line = new StringBuilder(indent);
        for (var word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
                result.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(indent.length()));
            }
            line.append(word).append(' ');
        }
        result.add(line.toString().stripTrailing());
        return result;
    }

    private static String amount(BigDecimal amount) {
        var decimals = Math.max(2, amount.stripTrailingZeros().scale());
        return String.format(Locale.ROOT, "%,." + decimals + "f", amount);
    }

    private static String signed(BigDecimal number) {
        return (number.signum() < 0 ? "−" : "+") + number.abs().toPlainString();
    }

    private static String left(String text, int width) {
        var fitting = text.length() < width ? text : text.substring(0, width - 2) + "…";
        return fitting + " ".repeat(width - fitting.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
