package io.calibr.cli.report;

import jakarta.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** How findings are printed. */
public enum FindingFormat {
    /** One line each, for people and editors. */
    TEXT {
        @Override
        public void print(List<Finding> findings, PrintWriter out) {
            findings.forEach(out::println);
        }
    },
    /** One document. */
    JSON {
        @Override
        public void print(List<Finding> findings, PrintWriter out) {
            var list = Json.createArrayBuilder();
            for (var finding : findings) {
                var entry = Json.createObjectBuilder()
                        .add("severity", finding.severity().word())
                        .add("kind", finding.kind())
                        .add("file", finding.place().source());
                finding.place().sheet().ifPresent(sheet -> entry.add("sheet", sheet));
                if (finding.place().line() > 0) {
                    entry.add("line", finding.place().line());
                }
                finding.place().column().ifPresent(column -> entry.add("column", column));
                list.add(entry.add("message", finding.message()));
            }
            out.println(Json.createObjectBuilder()
                    .add("valid", findings.stream().noneMatch(Finding::isError))
                    .add("findings", list)
                    .build());
        }
    },
    /** Commands that GitHub Actions turns into annotations of the changed lines. */
    GITHUB {
        @Override
        public void print(List<Finding> findings, PrintWriter out) {
            for (var finding : findings) {
                var line =
                        finding.place().line() > 0 ? ",line=" + finding.place().line() : "";
                var spot = finding.spot().isEmpty() ? "" : " in " + finding.spot();
                out.println("::"
                        + (finding.severity() == Finding.Severity.NOTE
                                ? "notice"
                                : finding.severity().word()) + " file="
                        + property(finding.place().source()) + line + ",title="
                        + property(finding.kind() + spot) + "::" + escaped(finding.message()));
            }
        }
    };

    public abstract void print(List<Finding> findings, PrintWriter out);

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }
}
