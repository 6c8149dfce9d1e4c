package io.calibr.plugin.sdk;

/** How a connection is. The texts are for operators and hold no secrets. */
public sealed interface Health {

    /** It works. */
    record Up(String detail) implements Health {}

    /** It works, but somebody should look: a token that ends soon, a folder almost full. */
    record Degraded(String reason) implements Health {}

    /** It does not work. */
    record Down(String reason) implements Health {}
}
