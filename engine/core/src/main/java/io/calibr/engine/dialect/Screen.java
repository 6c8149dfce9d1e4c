package io.calibr.engine.dialect;

import io.calibr.engine.table.Problem.Kind;
import java.util.List;

/**
 * Refuses texts on which the DRL parser would spend long: its time grows with the square of a chain of names or
 * patterns, and deep nesting overflows its stack. The figures leave hand-written rules far from any of them; what needs
 * more is a table.
 */
final class Screen {

    static final int LONGEST_TEXT = 512 * 1024;

    private static final int RULES = 2_000;
    private static final int TOKENS_PER_RULE = 2_000;
    private static final int DEPTH = 8;
    private static final int CHAIN = 8;
    private static final int SIGNS = 2;

    private final SourceText source;
    private int rules;
    private int tokensOfRule;
    private int depth;
    private int chain;
    private int signs;

    Screen(SourceText source) {
        this.source = source;
    }

    /** Whether the parser may see this; the first reason against it is complained about. */
    boolean passes(List<Token> tokens) {
        for (var token : tokens) {
            count(token);
            var reason = reason();
            if (!reason.isEmpty()) {
                source.at(token.offset()).about(Kind.TOO_LARGE, reason);
                return false;
            }
        }
        return true;
    }

    private void count(Token token) {
        tokensOfRule = token.is("rule") ? 0 : tokensOfRule + 1;
        rules += token.is("rule") ? 1 : 0;
        depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
        chain = token.is(".") ? chain + 1 : token.isWord() ? chain : 0;
        signs = token.is("-") || token.is("+") || token.is("!") ? signs + 1 : 0;
    }

    private String reason() {
        if (rules > RULES) {
            return "more than " + RULES + " rules in a file";
        }
        if (tokensOfRule > TOKENS_PER_RULE) {
            return "more than " + TOKENS_PER_RULE + " words and symbols in a rule: write long lists as a table";
        }
        if (depth > DEPTH || depth < 0) {
            return depth < 0 ? "a bracket closes that was not opened" : "brackets nested deeper than " + DEPTH;
        }
        if (chain > CHAIN) {
            return "a name of more than " + CHAIN + " parts";
        }
        return signs > SIGNS ? "a row of signs" : "";
    }

    private static boolean isOpening(Token token) {
        return token.is("(") || token.is("[") || token.is("{");
    }

    private static boolean isClosing(Token token) {
        return token.is(")") || token.is("]") || token.is("}");
    }
}
