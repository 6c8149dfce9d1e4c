package io.calibr.plugin.file;

import io.calibr.plugin.sdk.ConnectorException;

/** Words for what is wrong in a file, so that a person finds the place at once. */
final class BadFile {

    private static final int SHOWN = 40;

    private BadFile() {}

    static ConnectorException.Permanent at(String file, int line, String reason) {
        return new ConnectorException.Permanent(file + ", line " + line + ": " + reason);
    }

    static ConnectorException.Permanent at(String file, int line, String column, String reason) {
        return new ConnectorException.Permanent(file + ", line " + line + ", column " + column + ": " + reason);
    }

    /** A value as it may stand in a message: in quotes, cut, without control characters. */
    static String shown(String value) {
        var cut = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
        return '"' + cut.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
