package io.calibr.server.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Where plugins are expanded: a folder for each, named for the digest of its zip, made anew whenever it is loaded and
 * read-only from then on. What somebody changes in it is never loaded.
 */
record Expansion(Path work) {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("r-xr-xr-x");
    private static final Set<PosixFilePermission> REMOVABLE = PosixFilePermissions.fromString("rwx------");

    /** The folder of an admitted zip. */
    PluginFolder of(PluginZip zip) {
        try {
            Files.createDirectories(work);
            var fresh = Files.createTempDirectory(work, "new-");
            try {
                zip.expandInto(fresh);
                new PluginFolder(fresh).admitted();
                return new PluginFolder(moved(fresh, work.resolve(zip.sha256())));
            } catch (IOException | RuntimeException refused) {
                remove(fresh);
                throw refused;
            }
        } catch (IOException failed) {
            throw new PluginRefused("it cannot be expanded: " + failed.getMessage(), failed);
        }
    }

    private static Path moved(Path fresh, Path place) throws IOException {
        remove(place);
        Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        for (var path : inside(place)) {
            allow(path, Files.isDirectory(path) ? FOLDER : FILE);
        }
        return place;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        allow(folder, REMOVABLE);
        for (var path : inside(folder)) {
            allow(path, REMOVABLE);
        }
        for (var path : inside(folder)) {
            Files.delete(path);
        }
    }

    /** Deepest first. */
    private static List<Path> inside(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static void allow(Path path, Set<PosixFilePermission> permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }
}
