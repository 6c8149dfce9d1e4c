package io.calibr.server.rule;

import io.calibr.engine.table.CsvTableWriter;
import io.calibr.engine.table.DecisionTable;
import io.calibr.model.RuleId;
import io.calibr.server.platform.Transactions;
import io.calibr.server.problem.Kind;
import io.calibr.server.security.ProjectScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Gives tables out as files and takes files in their place. What is stored is always the text, as CSV. */
@Dependent
class ExchangeTables {

    private final RuleTexts texts;
    private final EditRules editing;
    private final ReadRuleTable tables;
    private final ProjectVocabulary vocabulary;
    private final FileTurns turns;
    private final Transactions transactions;

    @Inject
    ExchangeTables(
            RuleTexts texts,
            EditRules editing,
            ReadRuleTable tables,
            ProjectVocabulary vocabulary,
            FileTurns turns,
            Transactions transactions) {
        this.texts = texts;
        this.editing = editing;
        this.tables = tables;
        this.vocabulary = vocabulary;
        this.turns = turns;
        this.transactions = transactions;
    }

    /**
     * A table that is given out.
     *
     * @param name of its file
     * @param version of the draft or branch that it is; empty where it is published
     */
    record Given(String slug, String name, DecisionTable table, Optional<Long> version) {}

    /**
     * The draft, or another text of the rule.
     *
     * @param number of a published version
     * @param branch name of one; a version is asked for without
     */
    @Transactional
    Given give(ProjectScope scope, RuleId id, Optional<Integer> number, Optional<String> branch) {
        RuleTexts.requireOne(number, branch);
        var rule = texts.anyTable(scope, id);
        var slug = rule.naming().slug();
        if (branch.isPresent()) {
            var found = texts.branch(id, branch.get());
            var table = files(scope).stored(slug, rule.draft().withSource(found.text()));
            return new Given(slug, slug + "-" + found.name(), table, Optional.of(found.version()));
        }
        var text = number.map(wanted -> texts.version(scope, id, wanted).text()).orElseGet(rule::draft);
        return new Given(
                slug,
                slug,
                files(scope).stored(slug, text),
                number.isPresent()
                        ? Optional.empty()
                        : Optional.of(rule.edited().version()));
    }

    /** Makes a file's table. */
    interface Reader {
        DecisionTable read(TableFiles files, String slug);
    }

    /** Puts a file's table in the draft's place. The file is read between two transactions: a slow one holds no connection. */
    RuleTableView take(ProjectScope scope, RuleId id, long version, Reader reader) {
        var slug = transactions.call(() -> texts.table(scope, id).naming().slug());
        var files = files(scope);
        var text = turns.take(scope.caller(), () -> text(reader.read(files, slug)));
        return transactions.call(() -> {
            editing.edit(scope, id, new EditRules.Revision(null, text, null, version));
            return tables.table(scope, id, Optional.empty(), Optional.empty());
        });
    }

    /** Makes a file's tables. */
    interface Importer {
        TableFiles.Imported read(TableFiles files);
    }

    /** Rules made by an import, in the order of the file. */
    record Made(List<Rule> rules, List<String> notes) {}

    /** Makes a new rule of each table of a file, named as the table is; all of them, or none. */
    Made takeNew(ProjectScope scope, Importer importer) {
        var files = files(scope);
        var imported = turns.take(scope.caller(), () -> importer.read(files));
        return transactions.call(() -> new Made(
                imported.tables().stream()
                        .map(table -> editing.create(
                                scope,
                                Naming.of(table.name(), null),
                                new RuleText(RuleText.Format.TABLE, text(table), "")))
                        .toList(),
                imported.notes()));
    }

    TableFiles files(ProjectScope scope) {
        return new TableFiles(vocabulary.of(scope.project()));
    }

    private static String text(DecisionTable table) {
        try {
            return new CsvTableWriter().write(table);
        } catch (IllegalArgumentException e) {
            throw Kind.TABLE_REJECTED.because(String.valueOf(e.getMessage()));
        }
    }
}
