package io.calibr.server.demo;

import io.calibr.server.platform.TalksToTheTerminal;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Standard output and standard error, line by line. */
@TalksToTheTerminal
final class Terminal implements Progress {
    private final PrintStream out;
    private final PrintStream err;
    private final Ink ink;

    private Terminal(PrintStream out, PrintStream err, Ink ink) {
        this.out = out;
        this.err = err;
        this.ink = ink;
    }

    /** This process's own terminal; NO_COLOR (no-color.org) is honoured. */
    // from JDK 25 the console is absent again where the output goes into a pipe, whatever the check says
    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofThisProcess() {
        var charset = Charset.forName(System.getProperty("stdout.encoding", "UTF-8"));
        var console = System.console();
        var colour = console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
        return new Terminal(System.out, System.err, new Ink(colour, charset.equals(StandardCharsets.UTF_8)));
    }

    Ink ink() {
        return ink;
    }

    @Override
    public void step(String what) {
        line("  " + ink.faint("·") + " " + what);
    }

    void lines(List<String> page) {
        page.forEach(this::line);
    }

    void line(String text) {
        out.println(ink.spelled(text));
        out.flush();
    }

    /** Why the demo ends here: one line, on standard error. */
    void failure(String reason) {
        out.flush();
        err.println(ink.spelled(ink.bad("demo failed: ") + reason.strip().replaceAll("\\s*\\R\\s*", " ")));
        err.flush();
    }
}
