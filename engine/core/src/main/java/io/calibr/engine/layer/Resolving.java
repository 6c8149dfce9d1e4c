package io.calibr.engine.layer;

import io.calibr.model.LayerId;
import io.calibr.model.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One SKU on its way through the active layers, which are taken in their order. */
final class Resolving {

    private static final int NONE = -1;

    private final LayerPolicy policy;
    private final Money regular;
    private final List<LayerStep> asked = new ArrayList<>(2);

    Resolving(LayerPolicy policy, Money regular) {
        this.policy = policy;
        this.regular = regular;
    }

    /** What the next layer is asked about. */
    Money base() {
        return policy == LayerPolicy.COMPOUND && !asked.isEmpty()
                ? asked.getLast().after()
                : regular;
    }

    /** Takes the next layer's answer. */
    void take(LayerId layer, Optional<Money> answer) {
        answer.ifPresent(after -> asked.add(new LayerStep(layer, base(), after, false)));
    }

    LayeredPrice arrive() {
        return switch (policy) {
            case COMPOUND ->
                new LayeredPrice(
                        regular, base(), asked.stream().map(Resolving::acting).toList());
            case HIGHEST_PRIORITY -> decidedBy(asked.isEmpty() ? NONE : 0);
            case BEST_FOR_CUSTOMER -> decidedBy(lowest());
        };
    }

    /** The first of those with the lowest answer, if that is below the regular price. */
    private int lowest() {
        return IntStream.range(0, asked.size())
                .boxed()
                .filter(step -> asked.get(step).after().compareTo(regular) < 0)
                .min(Comparator.comparing(step -> asked.get(step).after()))
                .orElse(NONE);
    }

    private LayeredPrice decidedBy(int acting) {
        var steps = new ArrayList<>(asked);
        if (acting == NONE) {
            return new LayeredPrice(regular, regular, steps);
        }
        var deciding = acting(steps.get(acting));
        steps.set(acting, deciding);
        return new LayeredPrice(regular, deciding.after(), steps);
    }

    private static LayerStep acting(LayerStep step) {
        return new LayerStep(step.layer(), step.before(), step.after(), true);
    }
}
