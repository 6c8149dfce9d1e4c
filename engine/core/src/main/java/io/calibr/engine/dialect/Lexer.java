package io.calibr.engine.dialect;

import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import io.calibr.engine.table.SafeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens and refuses what no rule needs: backslashes (escapes can hide anything, even in comments),
 * invisible characters, names with letters that only look like ASCII ones. Comments are passed over.
 */
final class Lexer {

    private static final List<String> PAIRS = List.of("==", "!=", "<=", ">=", "&&", "||");

    private final SourceText source;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private boolean sound = true;
    private int at;

    Lexer(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** All tokens, with one END behind them; where {@link #isSound()} is false they are of no use. */
    List<Token> tokens() {
        checkCharacters();
        while (at < text.length()) {
            next();
        }
        tokens.add(new Token(Token.Kind.END, "", at));
        return tokens;
    }

    boolean isSound() {
        return sound;
    }

    private void checkCharacters() {
        for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            var character = text.codePointAt(i);
            if (character == '\\') {
                refuse(i, Kind.OUTSIDE_DIALECT, "a backslash: escapes are not part of the dialect");
            } else if (character != '\n' && character != '\t' && !SafeText.isVisible(character)) {
                refuse(i, Kind.UNSAFE_TEXT, "an invisible character: " + Excerpt.of(Character.toString(character)));
            }
        }
    }

    private void next() {
        var character = text.charAt(at);
        if (Character.isWhitespace(character)) {
            at++;
        } else if (text.startsWith("//", at)) {
            skipTo("\n", text.length());
        } else if (text.startsWith("/*", at)) {
            skipComment();
        } else if (character == '"' || character == '\'') {
            string(character);
        } else if (isDigit(character)) {
            number();
        } else if (isLetter(character)) {
            word();
        } else {
            symbol();
        }
    }

    private void skipTo(String end, int otherwise) {
        var found = text.indexOf(end, at);
        at = found < 0 ? otherwise : found + end.length();
    }

    private void skipComment() {
        var start = at;
        at += 2;
        skipTo("*/", -1);
        if (at < 0) {
            at = text.length();
            refuse(start, Kind.BAD_DRL, "the comment that begins here does not end");
        }
    }

    private void string(char quote) {
        var start = at;
        var end = text.indexOf(quote, start + 1);
        var lineEnd = text.indexOf('\n', start);
        if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
            refuse(start, Kind.BAD_DRL, "the text that begins here does not end on its line");
            at = lineEnd < 0 ? text.length() : lineEnd;
            return;
        }
        var content = text.substring(start + 1, end);
        // Drools puts double quotes around every text, whatever it holds: this one would end early in an export
        if (content.indexOf('"') >= 0) {
            refuse(start, Kind.OUTSIDE_DIALECT, "a double quote within a text: the dialect cannot say it, a table can");
        }
        tokens.add(new Token(Token.Kind.STRING, content, start));
        at = end + 1;
    }

    private void number() {
        var start = at;
        skipDigits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            skipDigits();
        }
        tokens.add(new Token(Token.Kind.NUMBER, text.substring(start, at), start));
        // BigDecimal literals of DRL: the suffix says what all our numbers are
        if (at < text.length() && text.charAt(at) == 'B') {
            at++;
        }
        if (at < text.length() && isLetter(text.charAt(at))) {
            refuse(start, Kind.BAD_NUMBER, "a number is digits, with a point before the decimals");
        }
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        var start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.WORD, text.substring(start, at), start));
    }

    private void symbol() {
        var character = text.codePointAt(at);
        if (character >= 0x80) {
            refuse(
                    at,
                    Kind.UNSAFE_TEXT,
                    "\"" + Excerpt.of(Character.toString(character)) + "\" outside quotes: names are written in ASCII");
        }
        var start = at;
        var pair = PAIRS.stream().filter(p -> text.startsWith(p, start)).findFirst();
        var symbol = pair.orElse(Character.toString(character));
        tokens.add(new Token(Token.Kind.SYMBOL, symbol, start));
        at += symbol.length();
    }

    private void refuse(int offset, Kind kind, String message) {
        sound = false;
        source.at(offset).about(kind, message);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character == '$';
    }
}
