/** Whose data: which tenant the running work belongs to, and who asks. */
@NullMarked
package io.calibr.server.tenant;

import org.jspecify.annotations.NullMarked;
