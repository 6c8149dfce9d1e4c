/**
 * A price channel for tests: real HTTP, faults to switch on, and a ledger that nobody but the channel writes.
 *
 * <p>Begin with {@link io.calibr.plugin.testkit.simulator.ChannelSimulator}; {@link
 * io.calibr.plugin.testkit.simulator.SimulatedChannel} runs one as a process of its own.
 */
@NullMarked
package io.calibr.plugin.testkit.simulator;

import org.jspecify.annotations.NullMarked;
