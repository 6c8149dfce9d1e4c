/** Reading channels again after runs: what is not as intended, and what is done about it. */
@NullMarked
package io.calibr.server.reconcile;

import org.jspecify.annotations.NullMarked;
