/** Examples that stand beside a table and must hold. */
@NullMarked
package io.calibr.engine.example;

import org.jspecify.annotations.NullMarked;
