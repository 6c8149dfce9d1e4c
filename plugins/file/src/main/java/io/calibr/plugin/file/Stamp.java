package io.calibr.plugin.file;

import io.calibr.plugin.sdk.ConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** How a file looked before it was read, to notice an editor that does not take our lock. */
record Stamp(FileTime modified, long size, String identity) {

    private static final Stamp ABSENT = new Stamp(FileTime.fromMillis(0), -1, "");

    static Stamp of(Path path) throws IOException {
        if (Files.notExists(path)) {
            return ABSENT;
        }
        var found = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(found.lastModifiedTime(), found.size(), String.valueOf(found.fileKey()));
    }

    void requireUnchanged(Path path) throws IOException {
        if (!equals(of(path))) {
            throw new ConnectorException.Transient(
                    path.getFileName() + " was changed by somebody else while it was being rewritten");
        }
    }
}
