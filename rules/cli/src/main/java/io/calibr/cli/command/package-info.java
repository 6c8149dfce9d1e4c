/** The commands a person types, and what they print. */
@NullMarked
package io.calibr.cli.command;

import org.jspecify.annotations.NullMarked;
