/** A folder of rules as it lies in git: tables, DRL, examples and rulebooks. */
@NullMarked
package io.calibr.cli.folder;

import org.jspecify.annotations.NullMarked;
