package io.calibr.server.connector;

import io.calibr.server.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which plugins run and how much they may take.
 *
 * @param directory where their zips are; missing means none
 * @param work where they are expanded
 * @param allowList file of allowed SHA-256 digests; without it every zip in the directory is allowed
 * @param lifecycle how long starting and stopping one may last
 * @param threads calls of one plugin running at once
 * @param timeouts calls in a row without an answer before a plugin is left alone
 */
@Settings("calibr.plugins")
record PluginSettings(
        Path directory, Path work, @Nullable Path allowList, Duration lifecycle, int threads, int timeouts) {

    PluginSettings {
        if (!lifecycle.isPositive()) {
            throw new IllegalArgumentException("calibr.plugins.lifecycle is longer than zero");
        }
        if (threads < 1 || threads > 100) {
            throw new IllegalArgumentException("calibr.plugins.threads is between 1 and 100");
        }
        if (timeouts < 1 || timeouts > 100) {
            throw new IllegalArgumentException("calibr.plugins.timeouts is between 1 and 100");
        }
    }

    AllowList allowed() {
        return allowList == null ? AllowList.EVERYTHING : AllowList.of(allowList);
    }

    PluginLimits limits() {
        return new PluginLimits(lifecycle, threads, timeouts);
    }
}
