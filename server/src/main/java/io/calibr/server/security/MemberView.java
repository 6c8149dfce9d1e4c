package io.calibr.server.security;

import io.calibr.model.UserId;

/** Somebody who works in a project. */
public record MemberView(UserId user, String email, String name, Role role) {}
