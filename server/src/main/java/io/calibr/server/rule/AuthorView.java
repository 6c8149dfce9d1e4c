package io.calibr.server.rule;

import io.calibr.model.UserId;

/** A person by name. */
public record AuthorView(UserId id, String name) {}
