/**
 * A small dialect of DRL, read into decision tables and written from them. Authored text is parsed, never compiled:
 * compiling DRL runs code.
 */
@NullMarked
package io.calibr.engine.dialect;

import org.jspecify.annotations.NullMarked;
