package io.calibr.cli.folder;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file of the folder, read whole.
 *
 * @param name as a rulebook names it
 * @param path as findings show it
 */
record FolderFile(String name, String path, byte[] content) {

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    InputStream open() {
        return new ByteArrayInputStream(content);
    }
}
