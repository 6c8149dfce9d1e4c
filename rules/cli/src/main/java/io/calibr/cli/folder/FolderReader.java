package io.calibr.cli.folder;

import io.calibr.cli.folder.RuleFile.ExampleFile;
import io.calibr.cli.report.Failure;
import io.calibr.cli.report.Finding;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a folder of rules; folders inside it are not looked into. */
public final class FolderReader {

    private static final String ATTRIBUTES = "attributes.txt";
    private static final String EXAMPLES = ".examples.csv";
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Endings of files that are meant to say something. */
    private static final List<String> STRAYS = List.of(".csv", ".json", ".xlsx");

    /** Attributes that every project of a server knows. */
    private static final List<String> WELL_KNOWN = List.of("model", "product-line", "class", "style", "color", "size");

    private final Path directory;
    private final Map<String, FolderFile> files;
    private final List<Finding> findings = new ArrayList<>();

    private FolderReader(Path directory, Map<String, FolderFile> files) {
        this.directory = directory;
        this.files = files;
    }

    /**
     * Reads every file of the folder that has to do with rules.
     *
     * @throws Failure where there is no such folder, it cannot be read or it holds no rules
     */
    public static RuleFolder read(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new Failure(directory + " is not a folder");
        }
        var files = new TreeMap<String, FolderFile>();
        try (var entries = Files.list(directory)) {
            for (var file : entries.filter(Files::isRegularFile).toList()) {
                var name = String.valueOf(file.getFileName());
                if (isOurs(name)) {
                    files.put(name, new FolderFile(name, file.normalize().toString(), content(file, name)));
                }
            }
        } catch (IOException unreadable) {
            throw new Failure("cannot read " + unreadable.getMessage(), unreadable);
        }
        return new FolderReader(directory, files).folder();
    }

    /** A spreadsheet program keeps a file of its own beside the one it has open. */
    private static boolean isOurs(String name) {
        return !name.startsWith("~$") && (isRead(name) || STRAYS.stream().anyMatch(name::endsWith));
    }

    private static boolean isRead(String name) {
        return name.equals(ATTRIBUTES)
                || name.endsWith(EXAMPLES)
                || name.endsWith(RulebookFile.ENDING)
                || RuleFormat.of(name).isPresent();
    }

    private static byte[] content(Path file, String name) throws IOException {
        return isRead(name) ? Files.readAllBytes(file) : new byte[0];
    }

    private RuleFolder folder() {
        var vocabulary = vocabulary();
        var rules = files.values().stream()
                .flatMap(file ->
                        RuleFormat.of(file.name()).stream().flatMap(format -> rules(file, format, vocabulary).stream()))
                .toList();
        if (rules.isEmpty()) {
            throw new Failure(directory + " holds no rules: no file " + RuleFormat.endings());
        }
        rejectTwins(rules);
        var rulebooks = files.keySet().stream()
                .filter(name -> name.endsWith(RulebookFile.ENDING))
                .map(this::rulebook)
                .toList();
        files.keySet().stream().filter(name -> isStray(name, rules)).forEach(this::stray);
        return new RuleFolder(directory.toString(), vocabulary, rules, rulebooks, findings);
    }

    private List<RuleFile> rules(FolderFile file, RuleFormat format, Vocabulary vocabulary) {
        var text = format == RuleFormat.WORKBOOK ? "" : file.text();
        return format.read(vocabulary, file, findings::add).stream()
                .map(rule -> new RuleFile(
                        rule.name(), origin(file, rule.sheet(), text), format, rule.reading(), examples(rule.name())))
                .toList();
    }

    private static RuleFile.Origin origin(FolderFile file, Optional<RuleReading.Sheet> sheet, String text) {
        return new RuleFile.Origin(
                file.name(),
                file.path(),
                sheet.map(RuleReading.Sheet::name),
                sheet.map(RuleReading.Sheet::lines).orElse(Map.of()),
                text);
    }

    private Optional<ExampleFile> examples(String rule) {
        return Optional.ofNullable(files.get(rule + EXAMPLES)).map(file -> new ExampleFile(file.path(), file.text()));
    }

    private RulebookFile rulebook(String file) {
        var name = file.substring(0, file.length() - RulebookFile.ENDING.length());
        return new RulebookReader(path(file), findings).read(name, text(file));
    }

    /** One attribute a line, with its type behind the name; text where none is written. */
    private Vocabulary vocabulary() {
        var standard = Vocabulary.standard();
        var named = files.containsKey(ATTRIBUTES)
                ? text(ATTRIBUTES).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                : Stream.<String>empty();
        var terms = new LinkedHashMap<String, Term>();
        Stream.concat(
                        WELL_KNOWN.stream().map(name -> attribute(name, TermType.TEXT)),
                        named.flatMap(line -> term(line).stream()))
                .filter(term -> standard.find(term.name()).isEmpty())
                .forEach(term -> terms.put(term.name(), term));
        return standard.with(terms.values().toArray(Term[]::new));
    }

    private Optional<Term> term(String line) {
        var parts = BLANKS.split(line, 2);
        try {
            return Optional.of(attribute(parts[0], parts.length == 1 ? TermType.TEXT : type(parts[1])));
        } catch (IllegalArgumentException noAttribute) {
            findings.add(Finding.error(path(ATTRIBUTES), 0, "bad-attribute", String.valueOf(noAttribute.getMessage())));
            return Optional.empty();
        }
    }

    private static Term attribute(String name, TermType type) {
        return Term.of(name, type, "An attribute of the catalogue");
    }

    private static TermType type(String word) {
        return Arrays.stream(TermType.values())
                .filter(type -> type.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is no type of an attribute, which is one of "
                        + Arrays.stream(TermType.values()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** A server knows a rule by its name, whatever its form. */
    private void rejectTwins(List<RuleFile> rules) {
        var seen = new HashMap<String, RuleFile>();
        for (var rule : rules) {
            var first = rule.isNamed() ? seen.putIfAbsent(rule.name(), rule) : null;
            if (first != null) {
                findings.add(new Finding(
                        Finding.Severity.ERROR,
                        rule.place(""),
                        "repeated-rule",
                        first.origin() + " is the rule " + rule.name() + " already"));
            }
        }
    }

    /** Examples may belong to a workbook of which nothing is known. */
    private static boolean isStray(String name, List<RuleFile> rules) {
        return STRAYS.stream().anyMatch(name::endsWith)
                && RuleFormat.of(name).isEmpty()
                && (!name.endsWith(EXAMPLES)
                        || rules.stream().noneMatch(rule -> name.equals(rule.name() + EXAMPLES) || !rule.isNamed()));
    }

    private void stray(String name) {
        findings.add(
                name.endsWith(EXAMPLES)
                        ? Finding.warning(path(name), 0, "examples-without-rule", "no rule of this name is here")
                        : Finding.warning(
                                path(name),
                                0,
                                "unknown-file",
                                "its name does not end as a rule's (" + RuleFormat.endings()
                                        + ") or as *.examples.csv, so nothing reads it"));
    }

    private String path(String file) {
        return directory.resolve(file).normalize().toString();
    }

    private String text(String file) {
        return Optional.ofNullable(files.get(file)).map(FolderFile::text).orElse("");
    }
}
