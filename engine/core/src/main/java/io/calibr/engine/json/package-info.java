/** Decision tables as JSON: one object of text, read strictly and written so that nothing is lost. */
@NullMarked
package io.calibr.engine.json;

import org.jspecify.annotations.NullMarked;
