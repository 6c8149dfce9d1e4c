package io.calibr.engine.dialect;

import java.util.Optional;

/** Takes literals from tokens; a variable, an expression or a call is none. */
final class Literals {

    private Literals() {}

    static Optional<String> string(Tokens tokens) {
        return stringToken(tokens).map(Token::text);
    }

    static Optional<Token> stringToken(Tokens tokens) {
        if (tokens.peek().kind() == Token.Kind.STRING) {
            return Optional.of(tokens.take());
        }
        tokens.refuse("a text in quotes");
        return Optional.empty();
    }

    static Optional<String> number(Tokens tokens) {
        var sign = tokens.takes("-") ? "-" : "";
        if (tokens.peek().kind() == Token.Kind.NUMBER) {
            return Optional.of(sign + tokens.take().text());
        }
        tokens.refuse("a number");
        return Optional.empty();
    }

    static Optional<String> flag(Tokens tokens) {
        if (tokens.peek().is("true") || tokens.peek().is("false")) {
            return Optional.of(tokens.take().text());
        }
        tokens.refuse("true or false");
        return Optional.empty();
    }
}
