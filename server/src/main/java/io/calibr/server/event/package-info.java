/** What happened: one method records every change, and a dispatcher hands it on. */
@NullMarked
package io.calibr.server.event;

import org.jspecify.annotations.NullMarked;
