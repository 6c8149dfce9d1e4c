/** Which tenant the running work belongs to. */
@NullMarked
package io.calibr.server.tenant;

import org.jspecify.annotations.NullMarked;
