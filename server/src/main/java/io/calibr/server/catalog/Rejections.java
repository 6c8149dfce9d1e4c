package io.calibr.server.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what was rejected: all of it is counted, the first {@value #LISTED} are listed. */
final class Rejections {

    static final int LISTED = 1_000;

    private final List<Rejection> listed = new ArrayList<>();
    private long count;

    void add(long line, @Nullable String column, String message) {
        count++;
        if (listed.size() < LISTED) {
            listed.add(new Rejection(line, column, message));
        }
    }

    long count() {
        return count;
    }

    List<Rejection> inOrder() {
        return listed.stream().sorted(Comparator.comparingLong(Rejection::line)).toList();
    }
}
