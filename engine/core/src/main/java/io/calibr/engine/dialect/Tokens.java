package io.calibr.engine.dialect;

import io.calibr.engine.table.Complaint;
import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.util.List;

/** The tokens of one part of a text, read one after the other. */
final class Tokens {

    private final SourceText source;
    private final List<Token> tokens;
    private final Token end;
    private int next;

    /** @param endOffset where the part ends */
    Tokens(SourceText source, List<Token> tokens, int endOffset) {
        this.source = source;
        this.tokens = tokens;
        this.end = new Token(Token.Kind.END, "", endOffset);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return next + ahead < tokens.size() ? tokens.get(next + ahead) : end;
    }

    Token take() {
        var token = peek();
        next = Math.min(next + 1, tokens.size());
        return token;
    }

    /** Takes the next token if it is this symbol or word. */
    boolean takes(String symbolOrWord) {
        var taken = peek().is(symbolOrWord);
        if (taken) {
            take();
        }
        return taken;
    }

    /** Whether there never was a token. */
    boolean isEmpty() {
        return tokens.isEmpty();
    }

    boolean atEnd() {
        return next >= tokens.size();
    }

    /** Complaints about the next token. */
    Complaint here() {
        return at(peek());
    }

    Complaint at(Token token) {
        return source.at(token.offset());
    }

    /** Says that something else was expected where the next token stands. */
    void refuse(String expected) {
        here().about(Kind.OUTSIDE_DIALECT, expected + ", not \"" + Excerpt.of(peek().shown()) + "\"");
    }
}
