package io.calibr.plugin.sdk;

import java.util.Optional;

/** The secrets of one connection. Ask each time: the host may have replaced a token meanwhile. */
public interface Secrets {

    /** The secret of a {@link ConfigField} of type SECRET, or empty if none is stored. */
    Optional<Secret> find(String name);

    /** The tokens that {@link OAuthFlow} obtained, or empty before the merchant has agreed. */
    Optional<OAuthTokens> tokens();
}
