/** Decision tables: the one form that every authored rule becomes, whatever it was written in. */
@NullMarked
package io.calibr.engine.table;

import org.jspecify.annotations.NullMarked;
