/** Who calls and what they may do. */
@NullMarked
package io.calibr.server.security;

import org.jspecify.annotations.NullMarked;
