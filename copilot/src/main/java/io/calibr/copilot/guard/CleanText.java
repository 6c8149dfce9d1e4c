package io.calibr.copilot.guard;

import java.text.Normalizer;

/** Text without disguise: compatibility forms folded, invisible and control characters gone, white space single. */
public final class CleanText {

    private CleanText() {}

    public static String of(String raw) {
        var visible = new StringBuilder(raw.length());
        Normalizer.normalize(raw, Normalizer.Form.NFKC).codePoints().forEach(point -> {
            if (isSpace(point)) {
                visible.append(' ');
            } else if (isVisible(point)) {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString().replaceAll(" {2,}", " ").strip();
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    /** Formats are zero-width joiners, direction marks and tags. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> !isSilentMark(point);
        };
    }

    /** Variation selectors and the grapheme joiner. */
    private static boolean isSilentMark(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) || point == 0x034F;
    }
}
