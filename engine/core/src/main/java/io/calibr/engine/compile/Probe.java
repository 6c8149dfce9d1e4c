package io.calibr.engine.compile;

/** The codes of one signature as a Drools fact, asking which rows it meets. */
public final class Probe {

    static final int NO_TAG = -1;

    private final int kind;
    private final int index;
    private final int[] codes;
    private final int tag;

    Probe(int kind, int index, int[] codes, int tag) {
        this.kind = kind;
        this.index = index;
        this.codes = codes;
        this.tag = tag;
    }

    static int kind(int group, boolean tagged) {
        return 2 * group + (tagged ? 1 : 0);
    }

    /** What the asker calls the signature. */
    public int index() {
        return index;
    }

    int kind() {
        return kind;
    }

    int[] codes() {
        return codes;
    }

    int code(int slot) {
        return codes[slot];
    }

    int tag() {
        return tag;
    }
}
