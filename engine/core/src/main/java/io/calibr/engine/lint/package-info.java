/** What a table alone can tell: rows that never act, conflicts, gaps. No catalogue, no Drools. */
@NullMarked
package io.calibr.engine.lint;

import org.jspecify.annotations.NullMarked;
