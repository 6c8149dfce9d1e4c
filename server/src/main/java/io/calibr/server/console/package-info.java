/** Serves the web console: its page at every address of it, and the files the page is made of. */
@NullMarked
package io.calibr.server.console;

import org.jspecify.annotations.NullMarked;
