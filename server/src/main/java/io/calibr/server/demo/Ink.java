package io.calibr.server.demo;

/**
 * How a page looks on this terminal: with colour only where somebody looks at it, and with box drawing characters only
 * where they arrive as such.
 */
record Ink(boolean colour, boolean unicode) {

    static final Ink PLAIN = new Ink(false, true);

    String strong(String text) {
        return dyed("1", text);
    }

    String faint(String text) {
        return dyed("2", text);
    }

    String good(String text) {
        return dyed("32", text);
    }

    String careful(String text) {
        return dyed("33", text);
    }

    String bad(String text) {
        return dyed("31", text);
    }

    /** The same text in characters that every terminal has, if this one has no others. */
    String spelled(String text) {
        if (unicode) {
            return text;
        }
        return text.replace('█', '#')
                .replace('─', '-')
                .replace('·', '-')
                .replace('−', '-')
                .replace("…", "...")
                .replace("→", "->")
                .replace("✓", "ok")
                .replace("✗", "no");
    }

    private String dyed(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
