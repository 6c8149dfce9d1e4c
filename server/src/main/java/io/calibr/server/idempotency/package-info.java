/** A write that is sent twice with one Idempotency-Key takes effect once. */
@NullMarked
package io.calibr.server.idempotency;

import org.jspecify.annotations.NullMarked;
