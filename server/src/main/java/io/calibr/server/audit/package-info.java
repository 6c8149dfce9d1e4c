/** What happened and who did it, for those who must know or prove it. */
@NullMarked
package io.calibr.server.audit;

import org.jspecify.annotations.NullMarked;
