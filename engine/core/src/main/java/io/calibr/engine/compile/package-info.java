/** Tables in, one immutable rule set out: checked word by word, hashed, and made ready for Drools without compiling any text. */
@NullMarked
package io.calibr.engine.compile;

import org.jspecify.annotations.NullMarked;
