/**
 * Sales as overlays: which of them reduce a price at an instant, in which order they act, and what may be announced as the
 * price before.
 */
@NullMarked
package io.calibr.engine.layer;

import org.jspecify.annotations.NullMarked;
