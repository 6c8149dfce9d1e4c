package io.calibr.plugin.simulator;

import io.calibr.model.Sku;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.testkit.ConnectorUnderTest;
import io.calibr.plugin.testkit.LentContext;
import io.calibr.plugin.testkit.LoopbackTransport;
import io.calibr.plugin.testkit.MovableClock;
import io.calibr.plugin.testkit.RecordingLog;
import io.calibr.plugin.testkit.RecordingTransport;
import io.calibr.plugin.testkit.simulator.ChannelSimulator;
import io.calibr.plugin.testkit.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulated channels of one test, each with a connection to it. */
final class OpenChannels implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2024-07-20T10:00:00Z");

    private final List<ChannelSimulator> open = new ArrayList<>();

    ConnectorUnderTest listing(Map<Sku, LivePrice> prices, Path directory, Map<String, String> more) {
        var clock = new MovableClock(NOW);
        var channel = ChannelSimulator.open(SimulatorSettings.usual(clock, 1));
        open.add(channel);
        prices.forEach(channel::list);
        var config = new HashMap<>(more);
        config.put("baseUrl", channel.base().toString());
        var http = RecordingTransport.of(new LoopbackTransport(PATIENCE));
        var context = new LentContext(config, directory, http, clock, new RecordingLog());
        return ConnectorUnderTest.open(new SimulatorConnectorFactory(), context, channel);
    }

    @Override
    public void close() {
        open.forEach(ChannelSimulator::close);
    }
}
