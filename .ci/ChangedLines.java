import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * The floor on changed lines: of the executable lines that a change adds to the main sources, this part must have been run by the tests.
 *
 * <p>{@code java .ci/ChangedLines.java BASE FLOOR}, after {@code ./mvnw verify}: BASE is the commit that the work tree is compared with,
 * FLOOR a ratio from 0 to 1. Lines count as run when the JaCoCo report of their own module says so. Ends with 1 below the floor and names the
 * lines, with 2 where a changed file has no report.
 */
final class ChangedLines {

    private static final Pattern SOURCE = Pattern.compile("\\+\\+\\+ b/(.+)/src/main/java/(.+\\.java)");
    private static final Pattern HUNK = Pattern.compile("@@ -\\S+ \\+(\\d+)(?:,(\\d+))? @@.*");

    public static void main(String[] args) throws IOException, InterruptedException, XMLStreamException {
        var changed = changed(args[0]);
        var floor = Double.parseDouble(args[1]);
        var reports = new TreeMap<String, Map<String, Lines>>();
        var missed = new ArrayList<String>();
        var executable = 0;
        for (var source : changed) {
            if (!reports.containsKey(source.module())) {
                reports.put(source.module(), report(source.module()));
            }
            var lines = reports.get(source.module()).getOrDefault(source.file(), Lines.none());
            lines.executable().and(source.lines());
            lines.run().and(source.lines());
            executable += lines.executable().cardinality();
            lines.executable().andNot(lines.run());
            lines.executable().stream()
                    .forEach(line -> missed.add(source.module() + "/src/main/java/" + source.file() + ":" + line));
        }
        var ratio = executable == 0 ? 1 : 1 - (double) missed.size() / executable;
        System.out.println("changed lines since " + args[0] + ": " + executable + " executable, " + missed.size()
                + " not run by a test: " + Math.round(ratio * 1000) / 10.0 + " % (floor " + Math.round(floor * 100) + " %)");
        if (ratio < floor) {
            missed.forEach(line -> System.out.println("  not run: " + line));
            System.exit(1);
        }
    }

    private static List<Changed> changed(String base) throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "diff", "--no-color", "--no-ext-diff", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/", "-U0", base, "--", "*.java")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var sources = new ArrayList<Changed>();
        var lines = new BitSet();
        for (var line : git.inputReader().lines().toList()) {
            var source = SOURCE.matcher(line);
            var hunk = HUNK.matcher(line);
            if (source.matches()) {
                lines = new BitSet();
                sources.add(new Changed(source.group(1), source.group(2), lines));
            } else if (line.startsWith("+++ ")) {
                lines = new BitSet();
            } else if (hunk.matches()) {
                var first = Integer.parseInt(hunk.group(1));
                lines.set(first, first + (hunk.group(2) == null ? 1 : Integer.parseInt(hunk.group(2))));
            }
        }
        if (git.waitFor() != 0) {
            System.exit(2);
        }
        return sources.stream().filter(ChangedLines::holdsCode).toList();
    }

    private static boolean holdsCode(Changed source) {
        return !source.lines().isEmpty()
                && !source.file().endsWith("package-info.java")
                && Files.exists(Path.of(source.module(), "src", "test"));
    }

    /** The lines of each file of a module, by its path below the source folder. */
    private static Map<String, Lines> report(String module) throws IOException, XMLStreamException {
        var file = Path.of(module, "target", "site", "jacoco", "jacoco.xml");
        if (!Files.exists(file)) {
            System.out.println(module + " has no " + file.getFileName() + ": run ./mvnw verify first");
            System.exit(2);
        }
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var files = new TreeMap<String, Lines>();
        try (var in = Files.newInputStream(file)) {
            var xml = factory.createXMLStreamReader(in);
            var folder = "";
            var lines = Lines.none();
            while (xml.hasNext()) {
                xml.next();
                if (!xml.isStartElement()) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "package" -> folder = xml.getAttributeValue(null, "name");
                    case "sourcefile" -> {
                        lines = Lines.none();
                        files.put(folder + "/" + xml.getAttributeValue(null, "name"), lines);
                    }
                    case "line" -> {
                        var number = Integer.parseInt(xml.getAttributeValue(null, "nr"));
                        lines.executable().set(number);
                        lines.run().set(number, !"0".equals(xml.getAttributeValue(null, "ci")));
                    }
                    default -> {}
                }
            }
        }
        return files;
    }

    /** Lines that a change added to a file of a module. */
    private record Changed(String module, String file, BitSet lines) {}

    private record Lines(BitSet executable, BitSet run) {

        static Lines none() {
            return new Lines(new BitSet(), new BitSet());
        }
    }
}
