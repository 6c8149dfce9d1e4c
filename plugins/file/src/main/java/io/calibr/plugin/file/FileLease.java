package io.calibr.plugin.file;

import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Optional;

/**
 * The right to rewrite a file, one holder at a time. A lock of the operating system on a file beside it: threads, class
 * loaders and processes queue alike, and it ends with its process.
 */
record FileLease(FileChannel channel, FileLock lock) implements AutoCloseable {

    private static final long MILLIS_BETWEEN_TRIES = 5;

    static FileLease of(Path path, Call call, Clock clock) throws IOException {
        var beside = path.resolveSibling("." + path.getFileName() + ".lock");
        var channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = attempt(channel);
            while (lock.isEmpty()) {
                pause();
                call.ensureWanted(clock);
                lock = attempt(channel);
            }
            return new FileLease(channel, lock.get());
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    void requireHeld() {
        if (!lock.isValid()) {
            throw new ConnectorException.Transient("the lock on the file was lost");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Optional<FileLock> attempt(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldInThisProcess) {
            return Optional.empty();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS_BETWEEN_TRIES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectorException.Transient("interrupted while waiting for the file", interrupted);
        }
    }
}
