/** Runs: dry run, approval, apply, reconcile, undo. */
@NullMarked
package io.calibr.server.run;

import org.jspecify.annotations.NullMarked;
