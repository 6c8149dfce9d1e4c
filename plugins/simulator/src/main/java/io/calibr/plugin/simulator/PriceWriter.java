package io.calibr.plugin.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.calibr.model.ChannelRef;
import io.calibr.plugin.sdk.Call;
import io.calibr.plugin.sdk.ConnectorException;
import io.calibr.plugin.sdk.LivePrice;
import io.calibr.plugin.sdk.PriceWrite;
import io.calibr.plugin.sdk.PriceWriteResult;
import io.calibr.plugin.sdk.PriceWriteResult.Accepted;
import io.calibr.plugin.sdk.PriceWriteResult.Applied;
import io.calibr.plugin.sdk.PriceWriteResult.Moved;
import io.calibr.plugin.sdk.PriceWriteResult.Rejected;
import io.calibr.plugin.sdk.PriceWriteResult.Unknown;
import io.calibr.plugin.sdk.SubmissionRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes prices in one request. It reads first, as not every channel compares what a write expects, and as that finds
 * what an attempt without an answer has written.
 */
record PriceWriter(ShopApi shop, boolean bulk) {

    List<PriceWriteResult> write(Call call, List<PriceWrite> writes, Map<ChannelRef, LivePrice> live) {
        var results = new HashMap<ChannelRef, PriceWriteResult>();
        for (var write : writes) {
            known(write, Optional.ofNullable(live.get(write.ref())))
                    .ifPresent(result -> results.put(write.ref(), result));
        }
        var open = writes.stream()
                .filter(write -> !results.containsKey(write.ref()))
                .toList();
        if (!open.isEmpty()) {
            results.putAll(sent(call, open, !results.isEmpty()));
        }
        return writes.stream()
                .map(write -> results.getOrDefault(write.ref(), new Unknown(write.ref())))
                .toList();
    }

    /** What an answer says about one write; one that shows another price than the written one proves nothing. */
    static PriceWriteResult result(JsonNode node, Optional<LivePrice> wanted) {
        var ref = new ChannelRef(node.path("ref").asText());
        return switch (node.path("status").asText()) {
            case "APPLIED" ->
                wanted.isEmpty() || wanted.get().equals(Prices.read(node.path("shows")))
                        ? new Applied(ref)
                        : new Unknown(ref);
            case "MOVED" -> new Moved(ref, Prices.read(node.path("shows")));
            case "REJECTED" ->
                new Rejected(
                        ref, node.path("code").asText(), node.path("reason").asText());
            default -> new Unknown(ref);
        };
    }

    private static Optional<PriceWriteResult> known(PriceWrite write, Optional<LivePrice> live) {
        if (live.isEmpty()) {
            return Optional.of(
                    new Rejected(write.ref(), Rejected.NOT_LISTED, "nothing is listed under " + write.ref()));
        }
        return switch (write.against(live.get())) {
            case ALREADY_THERE -> Optional.of(new Applied(write.ref()));
            case MOVED -> Optional.of(new Moved(write.ref(), live.get()));
            case WRITE -> Optional.empty();
        };
    }

    /** A request without an answer leaves its own items unknown; what is known of others is kept. */
    private Map<ChannelRef, PriceWriteResult> sent(Call call, List<PriceWrite> writes, boolean othersKnown) {
        try {
            return bulk ? submitted(call, writes) : written(call, writes);
        } catch (ConnectorException.Transient unknown) {
            if (!othersKnown) {
                throw unknown;
            }
            return Map.of();
        }
    }

    private Map<ChannelRef, PriceWriteResult> written(Call call, List<PriceWrite> writes) {
        var wanted = writes.stream().collect(Collectors.toMap(PriceWrite::ref, PriceWrite::wanted));
        var results = new HashMap<ChannelRef, PriceWriteResult>();
        for (var node : shop.post(call, "prices", Prices.writes(writes)).path("results")) {
            var ref = new ChannelRef(node.path("ref").asText());
            results.put(ref, result(node, Optional.ofNullable(wanted.get(ref))));
        }
        return results;
    }

    private Map<ChannelRef, PriceWriteResult> submitted(Call call, List<PriceWrite> writes) {
        var answer = shop.post(call, "submissions", Prices.writes(writes));
        var submission = new SubmissionRef(answer.path("submission").asText());
        return writes.stream()
                .collect(Collectors.toMap(PriceWrite::ref, write -> new Accepted(write.ref(), submission)));
    }
}
