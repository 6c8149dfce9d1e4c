/** Loads connector plugins, keeps them in their bounds, and opens connections to channels. */
@NullMarked
package io.calibr.server.connector;

import org.jspecify.annotations.NullMarked;
