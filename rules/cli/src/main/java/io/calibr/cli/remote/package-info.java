/** A Calibr server as the commands use it, through nothing but its public API. */
@NullMarked
package io.calibr.cli.remote;

import org.jspecify.annotations.NullMarked;
