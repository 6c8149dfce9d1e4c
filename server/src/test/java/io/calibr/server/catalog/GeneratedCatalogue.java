package io.calibr.server.catalog;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Catalogue files of any size, always the same for the same size, made while they are read. */
final class GeneratedCatalogue {

    private static final String[] CATEGORIES = {"Bikes", "Components", "Clothing", "Accessories"};
    private static final String[] COLORS = {"Black", "Blue", "Red", "Silver", "Yellow"};

    private GeneratedCatalogue() {}

    static InputStream products(int skus) {
        return file(
                "sku,title,model,category,subcategory,product_line,class,style,color,size,cost,list_price,currency,inventory,sell_start,sell_end,discontinued",
                skus,
                i -> Stream.of("SKU-" + i + ",\"Product " + i + ", variant " + i % 4 + "\",Model " + i / 4 + ","
                        + CATEGORIES[i % 4] + ",Line " + i % 40 + ",Road,High,Universal," + COLORS[i % 5] + ","
                        + (38 + i % 12)
                        + "," + cents(i, 40) + "," + cents(i, 100) + ",USD," + i % 1_000 + ",2022-05-30,,"));
    }

    /** Two versions a SKU, the second one open. */
    static InputStream prices(int skus) {
        return file(
                "sku,valid_from,valid_to,list_price,currency",
                skus,
                i -> Stream.of(
                        "SKU-" + i + ",2023-05-30,2024-05-28," + cents(i, 95) + ",USD",
                        "SKU-" + i + ",2024-05-29,," + cents(i, 105) + ",USD"));
    }

    static InputStream costs(int skus) {
        return file(
                "sku,valid_from,valid_to,cost,currency",
                skus,
                i -> Stream.of("SKU-" + i + ",2024-05-29,," + cents(i, 42) + ",USD"));
    }

    private static String cents(int i, int factor) {
        var minor = (i % 5_000L + 100) * factor;
        return minor / 100 + "." + (minor % 100 < 10 ? "0" : "") + minor % 100;
    }

    private static InputStream file(String header, int skus, IntFunction<Stream<String>> lines) {
        return new Lines(Stream.concat(
                        Stream.of(header), IntStream.range(0, skus).boxed().flatMap(lines::apply))
                .iterator());
    }

    /** Lines as bytes, a few at a time. */
    private static final class Lines extends InputStream {

        private static final int AT_ONCE = 500;

        private final Iterator<String> lines;
        private final Queue<byte[]> chunks = new ArrayDeque<>();
        private int position;

        Lines(Iterator<String> lines) {
            this.lines = lines;
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (chunks.isEmpty() && !more()) {
                return -1;
            }
            var chunk = chunks.element();
            var taken = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, into, from, taken);
            position += taken;
            if (position == chunk.length) {
                chunks.remove();
                position = 0;
            }
            return taken;
        }

        private boolean more() {
            var text = new StringBuilder();
            for (var i = 0; i < AT_ONCE && lines.hasNext(); i++) {
                text.append(lines.next()).append('\n');
            }
            if (text.isEmpty()) {
                return false;
            }
            chunks.add(text.toString().getBytes(StandardCharsets.UTF_8));
            return true;
        }
    }
}
