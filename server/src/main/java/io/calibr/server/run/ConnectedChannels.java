package io.calibr.server.run;

import io.calibr.model.ChannelRef;
import io.calibr.model.ConnectionId;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceSink;
import io.calibr.plugin.sdk.PriceSource;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.SubmissionRef;
import io.calibr.plugin.sdk.SubmissionStatus;
import io.calibr.plugin.sdk.WriteLimits;
import io.calibr.server.connector.Connections;
import io.calibr.server.connector.OpenConnection;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Channels behind the plugins' connections. */
@Dependent
class ConnectedChannels implements Channels {

    private final Connections connections;

    @Inject
    ConnectedChannels(Connections connections) {
        this.connections = connections;
    }

    @Override
    public Channel of(Optional<ConnectionId> connection) {
        return connection
                .<Channel>map(id -> new Connected(connections.open(id)))
                .orElseGet(CalibrOnly::new);
    }

    /** An open connection; one that cannot do what is asked for says so for good. */
    private record Connected(OpenConnection connection) implements Channel {

        @Override
        public WriteLimits limits() {
            return sink().limits();
        }

        @Override
        public List<PriceWriteResult> write(Call call, List<PriceWrite> writes) {
            return sink().write(call, writes);
        }

        @Override
        public Map<SubmissionRef, SubmissionStatus> poll(Call call, Set<SubmissionRef> submissions) {
            return sink().poll(call, submissions);
        }

        @Override
        public Map<ChannelRef, LivePrice> currentPrices(Call call, Set<ChannelRef> refs) {
            return source().currentPrices(call, refs);
        }

        @Override
        public void close() {
            connection.close();
        }

        private PriceSink sink() {
            return connection
                    .sink()
                    .orElseThrow(() -> new ConnectorException.Permanent("the connection does not write prices"));
        }

        private PriceSource source() {
            return connection
                    .prices()
                    .orElseThrow(() -> new ConnectorException.Permanent("the connection does not read prices"));
        }
    }
}
