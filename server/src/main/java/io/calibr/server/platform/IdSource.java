package io.calibr.server.platform;

import java.util.UUID;

/** Makes new identifiers. */
@FunctionalInterface
public interface IdSource {

    /** An identifier nobody has had; later ones sort behind earlier ones as far as the clock's millisecond tells. */
    UUID next();
}
