package io.calibr.server.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list as the API shows it; the last one has no cursor.
 *
 * @param total how many items all pages have, where that was asked for
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Long total) {

    public Page {
        items = List.copyOf(items);
    }

    public Page(List<T> items, @Nullable String nextCursor) {
        this(items, nextCursor, null);
    }

    /**
     * The page of what was read with {@link PageRequest#read}: one more than asked for tells that there is a next page.
     *
     * @param key what the next page starts behind
     */
    public static <T> Page<T> of(List<T> read, PageRequest request, Function<T, String> key) {
        if (read.size() <= request.limit()) {
            return new Page<>(read, null);
        }
        var items = read.subList(0, request.limit());
        return new Page<>(items, PageRequest.cursor(key.apply(items.getLast())));
    }

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor, total);
    }
}
