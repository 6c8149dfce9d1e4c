package io.calibr.plugin.sdk;

import java.net.URI;

/**
 * A merchant's return. The host has checked the state already; signatures are the connector's to verify.
 *
 * @param rawQuery exactly as received, still encoded; holds the code and is a secret
 * @param callback the address that the request named
 */
public record OAuthCallback(Secret rawQuery, URI callback) {}
