/** Dry runs that the clock asks for: once, or again and again. */
@NullMarked
package io.calibr.server.schedule;

import org.jspecify.annotations.NullMarked;
