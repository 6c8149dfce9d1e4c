/** Prices for SKUs: facts in, outcomes with explanations out. */
@NullMarked
package io.calibr.engine.price;

import org.jspecify.annotations.NullMarked;
