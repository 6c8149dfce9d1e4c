/** Questions about prices in plain words, answered from the merchant's own figures. It reads; it has no way to write. */
@NullMarked
package io.calibr.copilot;

import org.jspecify.annotations.NullMarked;
