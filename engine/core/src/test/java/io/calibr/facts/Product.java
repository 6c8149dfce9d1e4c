package io.calibr.facts;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a developer would write to run an export on Drools: a fact with the fields of the dialect. */
public record Product(
        String sku, String title, String brand, String category, Set<String> tags, BigDecimal stock, BigDecimal cost) {

    public String getTitle() {
        return title;
    }

    public String getBrand() {
        return brand;
    }

    public String getCategory() {
        return category;
    }

    /** The category and all above it. */
    public List<String> getCategoryPath() {
        var names = category.split(" > ", -1);
        return IntStream.rangeClosed(1, names.length)
                .mapToObj(count -> String.join(" > ", Arrays.copyOf(names, count)))
                .toList();
    }

    public Set<String> getTags() {
        return tags;
    }

    public BigDecimal getStock() {
        return stock;
    }

    public BigDecimal getCost() {
        return cost;
    }
}
