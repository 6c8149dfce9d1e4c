package io.calibr.server.demo;

import io.calibr.model.UserId;

/** One of the demo's people as they stand in the database. */
record DemoPerson(UserId id, String email, String name, String role) {}
