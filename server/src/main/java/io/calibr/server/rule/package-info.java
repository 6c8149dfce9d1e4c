/** Pricing rules and rulebooks: written as drafts, published as immutable versions, compiled for whoever prices. */
@NullMarked
package io.calibr.server.rule;

import org.jspecify.annotations.NullMarked;
