package io.calibr.cli.folder;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A file of the folder, read whole. */
final class FolderFile {

    private final String name;
    private final String path;
    private final byte[] content;

    FolderFile(String name, String path, byte[] content) {
        this.name = name;
        this.path = path;
        this.content = content;
    }

    /** As a rulebook names it. */
    String name() {
        return name;
    }

    /** As findings show it. */
    String path() {
        return path;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
