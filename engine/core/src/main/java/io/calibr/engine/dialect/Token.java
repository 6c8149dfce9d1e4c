package io.calibr.engine.dialect;

/**
 * A piece of an authored text.
 *
 * @param text without the quotes of a string
 * @param offset of its first character
 */
record Token(Kind kind, String text, int offset) {

    enum Kind {
        WORD,
        /** Digits, perhaps with a point and decimals, without a sign. */
        NUMBER,
        STRING,
        SYMBOL,
        /** After the last one. */
        END
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** For messages. */
    String shown() {
        return kind == Kind.END ? "the end" : text;
    }
}
