/** Why a price is what it is: the steps it took and the guardrails it met, and their rendering for people. */
@NullMarked
package io.calibr.engine.explain;

import org.jspecify.annotations.NullMarked;
