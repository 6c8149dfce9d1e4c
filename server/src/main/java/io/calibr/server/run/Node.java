package io.calibr.server.run;

import java.util.UUID;

/** One server among those that share a database, from its start to its end. */
record Node(UUID id) {}
