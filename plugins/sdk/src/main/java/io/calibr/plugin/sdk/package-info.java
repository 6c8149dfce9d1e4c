/**
 * What a connector and its host say to each other.
 *
 * <p>Only JDK types, {@code io.calibr.model} types and the types of this package cross the border. The host owns HTTP,
 * secrets, rate limits, retries, cursors and tokens; a connector translates. Methods block; the host calls them on
 * threads that belong to the plugin, from several threads at once.
 */
@NullMarked
package io.calibr.plugin.sdk;

import org.jspecify.annotations.NullMarked;
