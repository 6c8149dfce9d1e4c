/** The connector {@code simulator}: the channel of the test kit, for trying Calibr out against one that misbehaves. */
@NullMarked
package io.calibr.plugin.simulator;

import org.jspecify.annotations.NullMarked;
