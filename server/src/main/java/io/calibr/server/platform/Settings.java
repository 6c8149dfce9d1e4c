package io.calibr.server.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is one feature's configuration: the component {@code pollInterval} of {@code @Settings("calibr.outbox")}
 * is the key {@code calibr.outbox.poll-interval}.
 *
 * <p>It is read once at the start, refused by its own constructor if it makes no sense, and can be injected. Defaults
 * stand in {@code META-INF/microprofile-config.properties}; a component without one is marked {@code @Nullable}. Every
 * key has a line in {@code docs/configuration.md}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Settings {

    /** The prefix of the keys, without a dot at the end. */
    String value();
}
