package io.calibr.copilot.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.util.TablesNamesFinder;
import org.jspecify.annotations.Nullable;

/**
 * A second look at our own statements, by a parser that knows nothing of the compiler: one plain select from the view of
 * the plan, without joins, sub-selects, texts or functions beyond {@code lower} and a few totals, and a bind for every question mark.
 */
public final class SelfCheck {

    private static final Set<String> FUNCTIONS = Set.of("lower");
    private static final Set<String> TOTALS = Set.of("count", "min", "max");

    private SelfCheck() {}

    /** {@link IllegalStateException} for a statement that is not of that form. */
    public static CompiledSql passed(CompiledSql compiled) {
        try {
            var statements = CCJSqlParserUtil.parseStatements(compiled.text());
            require(statements.size() == 1, compiled, "one statement");
            require(statements.getFirst() instanceof PlainSelect, compiled, "a plain select");
            var select = (PlainSelect) statements.getFirst();
            require(isPlain(select), compiled, "neither joins nor parts");
            var seen = new Seen();
            var tables = seen.getTables((Statement) select);
            require(tables.equals(Set.of(compiled.subject().view())), compiled, "the view of its subject");
            require(seen.selects == 1, compiled, "no select within it");
            require(seen.texts == 0, compiled, "no text in it");
            require(FUNCTIONS.containsAll(seen.functions), compiled, "no function but lower");
            require(TOTALS.containsAll(seen.totals), compiled, "no total but a count or an end, over all rows");
            require(seen.parameters == compiled.binds().size(), compiled, "a bind for every question mark");
            require(select.getLimit() != null, compiled, "a limit");
            return compiled;
        } catch (JSQLParserException e) {
            throw new IllegalStateException("not a statement: " + compiled.text(), e);
        }
    }

    private static boolean isPlain(PlainSelect select) {
        return empty(select.getJoins())
                && empty(select.getWithItemsList())
                && empty(select.getLateralViews())
                && empty(select.getIntoTables())
                && select.getForMode() == null;
    }

    private static boolean empty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static void require(boolean holds, CompiledSql compiled, String what) {
        if (!holds) {
            throw new IllegalStateException("a statement of the copilot has " + what + ": " + compiled.text());
        }
    }

    private static final class Seen extends TablesNamesFinder<Void> {
        private final Set<String> functions = new HashSet<>();
        private final Set<String> totals = new HashSet<>();
        private int selects;
        private int texts;
        private int parameters;

        @Override
        public <S> Void visit(PlainSelect select, S context) {
            selects++;
            return super.visit(select, context);
        }

        @Override
        public <S> Void visit(StringValue value, S context) {
            texts++;
            return super.visit(value, context);
        }

        @Override
        public <S> Void visit(JdbcParameter parameter, S context) {
            parameters++;
            return super.visit(parameter, context);
        }

        @Override
        public <S> Void visit(Function function, S context) {
            functions.add(function.getName().toLowerCase(Locale.ROOT));
            return super.visit(function, context);
        }

        @Override
        public <S> Void visit(AnalyticExpression total, S context) {
            var whole = total.toString().toLowerCase(Locale.ROOT);
            totals.add(whole.endsWith(" over ()") ? total.getName().toLowerCase(Locale.ROOT) : whole);
            return super.visit(total, context);
        }
    }
}
