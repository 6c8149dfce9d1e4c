package io.calibr.cli.folder;

import io.calibr.cli.report.Failure;
import io.calibr.cli.report.Finding;
import io.calibr.engine.vocabulary.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a folder says, read whole.
 *
 * @param path as the caller named it
 * @param vocabulary the words of every project and the attributes that {@code attributes.txt} names
 * @param rules by name
 * @param rulebooks by name
 * @param findings of reading; those of the rules themselves are in their readings
 */
public record RuleFolder(
        String path,
        Vocabulary vocabulary,
        List<RuleFile> rules,
        List<RulebookFile> rulebooks,
        List<Finding> findings) {

    public RuleFolder {
        rules = List.copyOf(rules);
        rulebooks = List.copyOf(rulebooks);
        findings = List.copyOf(findings);
    }

    /** What a rulebook calls so: the rule of a file, those of a workbook in its order, or one of them; empty for none. */
    public List<RuleFile> rules(String entry) {
        return rules.stream().filter(rule -> rule.isCalled(entry)).toList();
    }

    /** The rules of a rulebook in its order; a name without a file is left out. */
    public List<RuleFile> rules(RulebookFile rulebook) {
        return rulebook.rules().stream()
                .flatMap(entry -> rules(entry.text()).stream())
                .toList();
    }

    /**
     * The rulebook of that name, or the only one.
     *
     * @throws Failure where there is none, or none is named among several
     */
    public RulebookFile rulebook(Optional<String> name) {
        var known = rulebooks.stream().map(RulebookFile::name).collect(Collectors.joining(", "));
        if (rulebooks.isEmpty()) {
            throw new Failure(path + " has no rulebook: a file <name>.rulebook with the name of a rule's file a line");
        }
        if (name.isEmpty() && rulebooks.size() > 1) {
            throw new Failure(path + " has several rulebooks, name one with --rulebook: " + known);
        }
        return name.map(wanted -> rulebooks.stream()
                        .filter(rulebook -> rulebook.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new Failure(path + " has no rulebook " + wanted + ", only " + known)))
                .orElseGet(rulebooks::getFirst);
    }
}
