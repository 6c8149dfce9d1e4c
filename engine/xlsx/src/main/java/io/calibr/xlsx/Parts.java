package io.calibr.xlsx;

import io.calibr.engine.table.Excerpt;
import io.calibr.engine.table.Problem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * The parts a workbook is packed from, looked at before anything opens them: how many there are, how large they are
 * unpacked, and what no table has any use for.
 */
final class Parts {

    private static final int MOST = 1_000;
    private static final int BUFFER = 64 * 1024;

    /** What of a part's name says that it runs something or reaches out of the file. */
    private static final List<String> ACTIVE = List.of(
            "vbaproject",
            "vbadata",
            "/externallinks/",
            "/embeddings/",
            "/activex/",
            "/ctrlprops/",
            "/connections.xml",
            "/querytables/",
            "/macrosheets/",
            "/dialogsheets/",
            "/customui/",
            "/webextensions/",
            "/xlm/");

    private Parts() {}

    /** @param most bytes that all parts together may have */
    static void check(byte[] file, long most) throws Refusal {
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Refusal(
                    Kind.BAD_WORKBOOK,
                    "the file is protected by a password, or in the old format .xls: save it as .xlsx without one");
        }
        if (!startsWith(file, 'P', 'K', 3, 4)) {
            throw new Refusal(Kind.BAD_WORKBOOK, "the file is not a workbook (.xlsx)");
        }
        try (var zip = new Packing(file)) {
            check(zip, most);
        } catch (Refusal e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // damaged packing shows as many kinds of exception, and the bytes are the caller's
            throw new Refusal(
                    Kind.BAD_WORKBOOK, "the file is damaged: " + e.getClass().getSimpleName());
        }
    }

    private static void check(ZipArchiveInputStream zip, long most) throws IOException {
        var names = new HashSet<String>();
        var buffer = new byte[BUFFER];
        var unpacked = 0L;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            checkName(entry, names);
            checkMethod(entry);
            for (var count = zip.read(buffer); count >= 0; count = zip.read(buffer)) {
                unpacked += count;
                if (unpacked > most) {
                    throw new Refusal(Kind.TOO_LARGE, "unpacked, the file has more than " + most + " bytes");
                }
            }
        }
    }

    private static void checkName(ZipArchiveEntry entry, Set<String> names) throws Refusal {
        var name = "/" + entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
        if (!names.add(name)) {
            throw new Refusal(Kind.BAD_WORKBOOK, "the part " + Excerpt.of(entry.getName()) + " is there twice");
        }
        if (names.size() > MOST) {
            throw new Refusal(Kind.TOO_LARGE, "the file has more than " + MOST + " parts");
        }
        if (name.contains("/../")) {
            throw new Refusal(Kind.BAD_WORKBOOK, "the part " + Excerpt.of(entry.getName()) + " leads out of the file");
        }
        if (ACTIVE.stream().anyMatch(name::contains)) {
            throw new Refusal(
                    Kind.ACTIVE_CONTENT,
                    "the file holds macros, links or embedded objects, which a table has no use for: "
                            + Excerpt.of(entry.getName()));
        }
    }

    /** Spreadsheets pack by DEFLATE or not at all: ECMA-376, part 2, on the mapping to ZIP archives. */
    private static void checkMethod(ZipArchiveEntry entry) throws Refusal {
        var method = entry.getMethod();
        if (method != ZipEntry.STORED && method != ZipEntry.DEFLATED) {
            throw new Refusal(
                    Kind.BAD_WORKBOOK,
                    "the part " + Excerpt.of(entry.getName()) + " is packed by method " + method
                            + ", which no spreadsheet uses: save the file again as .xlsx");
        }
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** A packed file, of which a part packed by Zstandard needs no library that we do not have, as it is refused. */
    private static final class Packing extends ZipArchiveInputStream {

        Packing(byte[] file) {
            super(new ByteArrayInputStream(file));
        }

        @Override
        protected InputStream createZstdInputStream(InputStream in) {
            return InputStream.nullInputStream();
        }
    }
}
