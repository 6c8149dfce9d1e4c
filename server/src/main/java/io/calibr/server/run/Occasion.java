package io.calibr.server.run;

import java.util.UUID;

/** What a dry run is made for. */
public sealed interface Occasion {

    /** Somebody asks for it and waits for it. */
    record Person() implements Occasion {}

    /** Its time has come. */
    record Schedule(UUID id) implements Occasion {}
}
