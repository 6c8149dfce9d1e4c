package io.calibr.plugin.sdk;

/**
 * Why a configuration cannot be used.
 *
 * @param field the {@link ConfigField#name()}, or the unknown key
 * @param reason for people; names the limit, never a secret
 */
public record ConfigProblem(String field, String reason) {}
