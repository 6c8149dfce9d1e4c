package io.calibr.plugin.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The next content of a file, written beside it and moved over it in one step. Whoever is killed before that leaves the
 * file as it was and a {@code .tmp} that the next writer overwrites.
 */
final class Replacement implements AutoCloseable {

    private final Path path;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream out;

    private Replacement(Path path, Path temporary, FileChannel channel) {
        this.path = path;
        this.temporary = temporary;
        this.channel = channel;
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
    }

    static Replacement of(Path path) throws IOException {
        var temporary = path.resolveSibling("." + path.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        var channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Replacement(path, temporary, channel);
    }

    OutputStream out() {
        return out;
    }

    /** Makes the written content durable, then the file. */
    void moveOver() throws IOException {
        out.flush();
        channel.force(true);
        keepPermissions();
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(temporary);
    }

    private void keepPermissions() throws IOException {
        var posix = Files.getFileStore(temporary).supportsFileAttributeView("posix");
        if (posix && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(path));
        }
    }

    /** A rename survives a power cut only when its folder has reached the disk; Windows cannot open a folder. */
    private void syncFolder() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
