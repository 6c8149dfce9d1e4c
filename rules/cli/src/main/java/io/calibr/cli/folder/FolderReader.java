package io.calibr.cli.folder;

import io.calibr.cli.folder.RuleFile.ExampleFile;
import io.calibr.cli.report.Failure;
import io.calibr.cli.report.Finding;
import io.calibr.engine.vocabulary.Term;
import io.calibr.engine.vocabulary.TermType;
import io.calibr.engine.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a folder of rules; folders inside it are not looked into. */
public final class FolderReader {

    private static final String ATTRIBUTES = "attributes.txt";
    private static final String EXAMPLES = ".examples.csv";

    /** Attributes that every project of a server knows. */
    private static final List<String> WELL_KNOWN = List.of("model", "product-line", "class", "style", "color", "size");

    private final Path directory;
    private final Map<String, byte[]> files;
    private final List<Finding> findings = new ArrayList<>();

    private FolderReader(Path directory, Map<String, byte[]> files) {
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
        var files = new TreeMap<String, byte[]>();
        try (var entries = Files.list(directory)) {
            for (var file : entries.filter(Files::isRegularFile).toList()) {
                var name = String.valueOf(file.getFileName());
                if (isOurs(name)) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        } catch (IOException unreadable) {
            throw new Failure("cannot read " + unreadable.getMessage(), unreadable);
        }
        return new FolderReader(directory, files).folder();
    }

    private static boolean isOurs(String name) {
        return name.equals(ATTRIBUTES)
                || name.endsWith(".csv")
                || name.endsWith(RulebookFile.ENDING)
                || RuleFormat.of(name).isPresent();
    }

    private RuleFolder folder() {
        var vocabulary = vocabulary();
        var rules = files.keySet().stream()
                .flatMap(name -> RuleFormat.of(name).stream().map(format -> rule(name, format, vocabulary)))
                .toList();
        if (rules.isEmpty()) {
            throw new Failure(directory + " holds no rules: no file *.table.csv or *.drl");
        }
        rejectTwins(rules);
        var rulebooks = files.keySet().stream()
                .filter(name -> name.endsWith(RulebookFile.ENDING))
                .map(this::rulebook)
                .toList();
        files.keySet().stream().filter(name -> isStray(name, rules)).forEach(this::stray);
        return new RuleFolder(directory.toString(), vocabulary, rules, rulebooks, findings);
    }

    private RuleFile rule(String file, RuleFormat format, Vocabulary vocabulary) {
        var name = format.ruleName(file);
        var examples = name + EXAMPLES;
        return new RuleFile(
                name,
                path(file),
                format,
                text(file),
                format.read(vocabulary, path(file), content(file)),
                files.containsKey(examples)
                        ? Optional.of(new ExampleFile(path(examples), text(examples)))
                        : Optional.empty());
    }

    private RulebookFile rulebook(String file) {
        var name = file.substring(0, file.length() - RulebookFile.ENDING.length());
        return new RulebookReader(path(file), findings).read(name, text(file));
    }

    /** One attribute a line; all are text, as in a server's catalogue. */
    private Vocabulary vocabulary() {
        var standard = Vocabulary.standard();
        var named = files.containsKey(ATTRIBUTES)
                ? text(ATTRIBUTES).lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                : Stream.<String>empty();
        var terms = Stream.concat(WELL_KNOWN.stream(), named)
                .distinct()
                .filter(name -> standard.find(name).isEmpty())
                .flatMap(name -> term(name).stream())
                .toArray(Term[]::new);
        return standard.with(terms);
    }

    private Optional<Term> term(String name) {
        try {
            return Optional.of(Term.of(name, TermType.TEXT, "An attribute of the catalogue"));
        } catch (IllegalArgumentException noName) {
            findings.add(Finding.error(path(ATTRIBUTES), 0, "bad-attribute", String.valueOf(noName.getMessage())));
            return Optional.empty();
        }
    }

    /** A server knows a rule by its name, whatever its form. */
    private void rejectTwins(List<RuleFile> rules) {
        var seen = new HashSet<String>();
        rules.stream()
                .filter(rule -> !seen.add(rule.name()))
                .forEach(rule -> findings.add(Finding.error(
                        rule.path(), 0, "repeated-rule", "another file is the rule " + rule.name() + " already")));
    }

    private static boolean isStray(String name, List<RuleFile> rules) {
        return name.endsWith(".csv")
                && RuleFormat.of(name).isEmpty()
                && rules.stream().noneMatch(rule -> name.equals(rule.name() + EXAMPLES));
    }

    private void stray(String name) {
        findings.add(
                name.endsWith(EXAMPLES)
                        ? Finding.warning(path(name), 0, "examples-without-rule", "no rule of this name is here")
                        : Finding.warning(
                                path(name),
                                0,
                                "unknown-file",
                                "it is neither *.table.csv nor *.examples.csv, so nothing reads it"));
    }

    private String path(String file) {
        return directory.resolve(file).normalize().toString();
    }

    private String text(String file) {
        return new String(content(file), StandardCharsets.UTF_8);
    }

    private byte[] content(String file) {
        return files.getOrDefault(file, new byte[0]);
    }
}
