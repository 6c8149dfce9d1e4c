/** Guardrails: what a price must keep, whatever the rules before it wanted. */
@NullMarked
package io.calibr.engine.guard;

import org.jspecify.annotations.NullMarked;
