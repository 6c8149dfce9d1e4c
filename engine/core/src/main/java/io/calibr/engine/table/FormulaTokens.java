package io.calibr.engine.table;

import io.calibr.engine.table.Problem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pieces of a formula, read one after the other. */
final class FormulaTokens {

    /** What a piece is. */
    enum Sort {
        WORD,
        QUOTED,
        OPENING,
        CLOSING,
        BAR,
        END
    }

    /**
     * A piece.
     *
     * @param text without the quotes
     * @param at position of its first character, from 1
     */
    record Token(Sort sort, String text, int at) {

        /** Whether it is this word of the grammar, in capitals or not. */
        boolean is(String word) {
            return sort == Sort.WORD && text.equalsIgnoreCase(word);
        }

        String shown() {
            return sort == Sort.END ? "the end" : "\"" + Excerpt.of(text) + "\"";
        }
    }

    private final List<Token> tokens;
    private final Complaint complaint;
    private int next;

    private FormulaTokens(List<Token> tokens, Complaint complaint) {
        this.tokens = tokens;
        this.complaint = complaint;
    }

    /** The pieces of a cell; empty where a quote does not end. */
    static Optional<FormulaTokens> of(String cell, Complaint complaint) {
        var tokens = new ArrayList<Token>();
        var at = 0;
        while (at < cell.length()) {
            var character = cell.charAt(at);
            if (Character.isWhitespace(character)) {
                at++;
            } else if (character == '\'' || character == '"') {
                var end = endOfQuote(cell, at);
                if (end < 0) {
                    complaint.about(
                            Kind.BAD_FORMULA, "character " + (at + 1) + ": the quote that begins here does not end");
                    return Optional.empty();
                }
                var quote = String.valueOf(character);
                tokens.add(new Token(Sort.QUOTED, cell.substring(at + 1, end).replace(quote + quote, quote), at + 1));
                at = end + 1;
            } else if (sort(character) == Sort.WORD) {
                var start = at;
                while (at < cell.length() && !endsWord(cell.charAt(at))) {
                    at++;
                }
                tokens.add(new Token(Sort.WORD, cell.substring(start, at), start + 1));
            } else {
                tokens.add(new Token(sort(character), String.valueOf(character), at + 1));
                at++;
            }
        }
        tokens.add(new Token(Sort.END, "", cell.length() + 1));
        return Optional.of(new FormulaTokens(tokens, complaint));
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        var token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takes(Sort sort) {
        var taken = peek().sort() == sort;
        if (taken) {
            take();
        }
        return taken;
    }

    boolean takes(String word) {
        var taken = peek().is(word);
        if (taken) {
            take();
        }
        return taken;
    }

    /** Complaints about a piece, which name its position. */
    Complaint at(Token token) {
        return (kind, message, suggestion) ->
                complaint.about(kind, "character " + token.at() + ": " + message, suggestion);
    }

    /** Says what was expected where the next piece stands. */
    void refuse(String expected) {
        at(peek()).about(Kind.BAD_FORMULA, expected + ", not " + peek().shown());
    }

    private static int endOfQuote(String cell, int start) {
        var quote = cell.charAt(start);
        for (var at = start + 1; at < cell.length(); at++) {
            if (cell.charAt(at) == quote) {
                if (at + 1 == cell.length() || cell.charAt(at + 1) != quote) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private static Sort sort(char character) {
        return switch (character) {
            case '(' -> Sort.OPENING;
            case ')' -> Sort.CLOSING;
            case '|' -> Sort.BAR;
            default -> Sort.WORD;
        };
    }

    private static boolean endsWord(char character) {
        return Character.isWhitespace(character) || sort(character) != Sort.WORD;
    }
}
