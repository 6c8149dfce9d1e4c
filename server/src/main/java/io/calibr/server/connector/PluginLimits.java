package io.calibr.server.connector;

import java.time.Duration;

/**
 * How much of the host one plugin may take.
 *
 * @param lifecycle how long starting, stopping and asking for its factory may last
 * @param threads calls running at once; as many again may wait
 * @param timeouts how many calls in a row may run out of time before the plugin is left alone
 */
record PluginLimits(Duration lifecycle, int threads, int timeouts) {}
