/** The typed plan between a question and the database, and the words it may use. */
@NullMarked
package io.calibr.copilot.plan;

import org.jspecify.annotations.NullMarked;
