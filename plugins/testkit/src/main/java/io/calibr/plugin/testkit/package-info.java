/** The contract that every connector passes, and the fakes to pass it with. */
@NullMarked
package io.calibr.plugin.testkit;

import org.jspecify.annotations.NullMarked;
