package io.calibr.plugin.sdk;

/** How a connection proves who it is. */
public enum AuthScheme {
    /** Nothing to prove: a file, a public feed. */
    NONE,
    /** A key or token that an operator pastes; declared as {@link ConfigField#secret} fields. */
    API_KEY,
    /** The channel asks the merchant and hands out tokens: {@link OAuthFlow}. */
    OAUTH
}
