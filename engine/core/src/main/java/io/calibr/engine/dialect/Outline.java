package io.calibr.engine.dialect;

import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a file apart into its package and rules. It reads every token: where one stands that the outline has no place
 * for, the file is refused there.
 */
final class Outline {

    private final SourceText source;
    private final Tokens tokens;
    private final List<RuleText> rules = new ArrayList<>();
    private Token packagePart;

    Outline(SourceText source, List<Token> all) {
        this.source = source;
        this.tokens =
                new Tokens(source, all.subList(0, all.size() - 1), all.getLast().offset());
        this.packagePart = tokens.peek();
    }

    /** Whether the file has the shape of the dialect. */
    boolean read() {
        return readPackage() && readImports() && readRules();
    }

    /** The last part of the package's name. */
    Token packagePart() {
        return packagePart;
    }

    List<RuleText> rules() {
        return rules;
    }

    private boolean readPackage() {
        if (!tokens.takes("package")) {
            tokens.refuse("a file begins with its package");
            return false;
        }
        return readName();
    }

    /** A dotted name, remembered by its last part, and a semicolon if there is one. */
    private boolean readName() {
        do {
            packagePart = tokens.take();
            if (!packagePart.isWord()) {
                tokens.at(packagePart).about(Kind.OUTSIDE_DIALECT, "a name has words with points between them");
                return false;
            }
        } while (tokens.takes("."));
        tokens.takes(";");
        return true;
    }

    private boolean readImports() {
        var name = packagePart;
        while (tokens.peek().is("import") || tokens.peek().is("global")) {
            var global = tokens.take().is("global");
            if (!readName()
                    || (global
                            && !(tokens.takes("price")
                                    && (tokens.takes(";") || !tokens.peek().is("."))))) {
                return false;
            }
        }
        packagePart = name;
        return true;
    }

    private boolean readRules() {
        while (!tokens.atEnd()) {
            var rule = readRule();
            if (rule.isEmpty()) {
                return false;
            }
            rules.add(rule.get());
        }
        return true;
    }

    private Optional<RuleText> readRule() {
        var start = tokens.peek();
        if (!tokens.takes("rule")) {
            tokens.refuse("a rule");
            return Optional.empty();
        }
        var name = tokens.take();
        var attributes = new LinkedHashMap<String, Token>();
        var annotations = new LinkedHashMap<String, Token>();
        while (!tokens.peek().is("when")) {
            if (!(tokens.takes("@") ? readAnnotation(annotations) : readAttribute(attributes))) {
                return Optional.empty();
            }
        }
        tokens.take();
        return readPattern()
                .flatMap(constraints -> readCalls()
                        .map(calls -> new RuleText(start, name, attributes, annotations, constraints, calls)));
    }

    private boolean readAnnotation(Map<String, Token> annotations) {
        var name = tokens.take();
        var shaped = tokens.takes("(") && tokens.peek().kind() == Token.Kind.STRING;
        if (!DescriptorCheck.ANNOTATIONS.contains(name.text()) || !shaped) {
            return refuse(name, "an annotation is @note(\"...\"), @hitPolicy(\"...\") or @currency(\"...\")");
        }
        var value = tokens.take();
        if (annotations.put(name.text(), value) != null || !tokens.takes(")")) {
            return refuse(name, "an annotation stands once and has one text");
        }
        return true;
    }

    private boolean readAttribute(Map<String, Token> attributes) {
        var first = tokens.take();
        var name = first.text();
        // the lexer knows no hyphens in words
        while (tokens.peek().is("-") && tokens.peek(1).isWord()) {
            tokens.take();
            name += "-" + tokens.take().text();
        }
        if (!first.isWord() || !DescriptorCheck.ATTRIBUTES.contains(name)) {
            return refuse(first, "\"" + Excerpt.of(name) + "\" is not an attribute of the dialect");
        }
        var value = name.equals("salience") ? salience() : Literals.stringToken(tokens);
        if (value.isEmpty()) {
            return false;
        }
        return attributes.put(name, value.get()) == null || refuse(first, name + " stands twice");
    }

    private Optional<Token> salience() {
        var start = tokens.peek();
        return Literals.number(tokens).map(number -> new Token(Token.Kind.NUMBER, number, start.offset()));
    }

    /** {@code $p : Product( ... )}, as one list of tokens for each constraint. */
    private Optional<List<Tokens>> readPattern() {
        if (tokens.peek(1).is(":") && tokens.take().isWord()) {
            tokens.take();
        }
        if (!tokens.takes("Product") || !tokens.takes("(")) {
            tokens.refuse("a pattern, Product( ... )");
            return Optional.empty();
        }
        var constraints = new ArrayList<Tokens>();
        var part = new ArrayList<Token>();
        var depth = 0;
        while (depth > 0 || !tokens.peek().is(")")) {
            var token = tokens.take();
            if (token.kind() == Token.Kind.END) {
                refuse(token, "the pattern does not end");
                return Optional.empty();
            }
            if (depth == 0 && token.is(",")) {
                constraints.add(new Tokens(source, part, token.offset()));
                part = new ArrayList<>();
            } else {
                part.add(token);
            }
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        }
        var end = tokens.take();
        if (!part.isEmpty() || !constraints.isEmpty()) {
            constraints.add(new Tokens(source, part, end.offset()));
        }
        return Optional.of(constraints);
    }

    private Optional<Tokens> readCalls() {
        if (!tokens.takes("then")) {
            tokens.refuse("then after the pattern");
            return Optional.empty();
        }
        var calls = new ArrayList<Token>();
        while (!tokens.peek().is("end")) {
            var token = tokens.take();
            if (token.kind() == Token.Kind.END) {
                refuse(token, "the rule does not end");
                return Optional.empty();
            }
            calls.add(token);
        }
        var end = tokens.take();
        return Optional.of(new Tokens(source, calls, end.offset()));
    }

    private boolean refuse(Token token, String message) {
        tokens.at(token).about(Kind.OUTSIDE_DIALECT, message);
        return false;
    }
}
