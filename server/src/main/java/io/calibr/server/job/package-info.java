/** The background jobs of a project, for those who look after them. */
@NullMarked
package io.calibr.server.job;

import org.jspecify.annotations.NullMarked;
