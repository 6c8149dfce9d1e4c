package io.calibr.engine.price;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows act on which signatures, shared by the sessions of one rule set. When full it starts afresh, so that a
 * catalogue in which no two SKUs are alike costs no more than this.
 */
final class SignatureCache {

    static final int ROOMY = 65_536;

    private final int most;
    private final ConcurrentHashMap<Signature, int[][]> rows = new ConcurrentHashMap<>();

    /** With 0 nothing is ever remembered. */
    SignatureCache(int most) {
        this.most = most;
    }

    int @Nullable [][] find(Signature signature) {
        return rows.get(signature);
    }

    void remember(Signature signature, int[][] acting) {
        if (most == 0) {
            return;
        }
        if (rows.mappingCount() >= most) {
            rows.clear();
        }
        rows.put(signature, acting);
    }
}
