package io.calibr.server.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What one run did, in the order in which it is told. */
record Story(
        Heading heading, Counts counts, List<Move> moves, Optional<Waterfall> example, List<Held> held, Access access) {

    Story {
        moves = List.copyOf(moves);
        held = List.copyOf(held);
    }

    /** The run it is about. */
    record Heading(
            String run, String state, String rulebook, LocalDate asOf, String channelFile, boolean fromEarlier) {}

    /** How many SKUs took which way; {@code skus} is the whole catalogue. */
    record Counts(int skus, int onSale, int priced, int unchanged, int held, int notCovered, Written written) {}

    /** What became of the prices that were to be written. */
    record Written(int changed, int applied, int failed, int reconciled) {}

    /** One price before and after. */
    record Move(String sku, String title, BigDecimal before, BigDecimal after) {

        /** In per cent, one decimal; negative for a reduction. */
        BigDecimal percent() {
            return after.subtract(before).movePointRight(2).divide(before, 1, RoundingMode.HALF_UP);
        }
    }

    /** How one price came about, step by step. */
    record Waterfall(String sku, String title, String currency, List<Step> steps, List<String> checks) {

        Waterfall {
            steps = List.copyOf(steps);
            checks = List.copyOf(checks);
        }

        /** The running price after one step; {@code because} names the row and what it looked at. */
        record Step(String what, String because, BigDecimal amount) {}
    }

    /** Prices that a guardrail kept as they are, for one reason. */
    record Held(String reason, List<String> skus) {

        Held {
            skus = List.copyOf(skus);
        }
    }

    /** How to look around. */
    record Access(String url, List<User> users, String password, String apiKey, List<String> curl) {

        Access {
            users = List.copyOf(users);
            curl = List.copyOf(curl);
        }

        static Access of(URI base, String password, String apiKey) {
            return new Access(
                    base.toString(),
                    List.of(
                            new User(DemoProject.MERCHANDISER, "proposes prices"),
                            new User(DemoProject.APPROVER, "approves them")),
                    password,
                    apiKey,
                    List.of(
                            "curl '" + base + "/api/v1/skus/PD-M282?priceList=retail' \\",
                            "  -H 'X-Calibr-Project: " + DemoProject.PROJECT + "' \\",
                            "  -H 'X-API-Key: " + apiKey + "'"));
        }

        record User(String login, String does) {}
    }
}
