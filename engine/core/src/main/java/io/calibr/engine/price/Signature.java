package io.calibr.engine.price;

import java.util.Arrays;

/** Everything the conditions of a match group can see of a SKU. SKUs with equal signatures match the same rows. */
final class Signature {

    private final int group;
    private final int[] codes;
    private final int hash;

    /** Takes the array over: it is not changed afterwards. */
    Signature(int group, int[] codes) {
        this.group = group;
        this.codes = codes;
        this.hash = 31 * Arrays.hashCode(codes) + group;
    }

    int[] codes() {
        return codes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature that && group == that.group && Arrays.equals(codes, that.codes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
