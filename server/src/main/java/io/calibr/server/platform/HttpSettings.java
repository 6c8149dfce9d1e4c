package io.calibr.server.platform;

/**
 * Limits of what comes in.
 *
 * @param maxBodySize bytes of a body in general
 * @param maxImportSize bytes of a file that is imported, as text/csv or as a workbook
 */
@Settings("calibr.http")
record HttpSettings(long maxBodySize, long maxImportSize) {

    HttpSettings {
        if (maxBodySize < 1_024 || maxImportSize < maxBodySize) {
            throw new IllegalArgumentException(
                    "calibr.http.max-body-size is at least 1024," + " and calibr.http.max-import-size is not below it");
        }
    }
}
