package io.calibr.engine.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;

/** A typed literal in a cell, or the value of a fact. There is no other content: a cell never holds code. */
public sealed interface Value {

    /** The value as an author would write it. */
    String text();

    record Text(String text) implements Value {}

    /** An amount of money in major units, exact; MONEY terms compare it in the price list's currency. */
    record Decimal(BigDecimal number) implements Value {
        @Override
        public String text() {
            return number.toPlainString();
        }
    }

    record Day(LocalDate day) implements Value {
        @Override
        public String text() {
            return day.toString();
        }
    }

    /** The short texts of a fact; a cell names them one by one. */
    record Tags(Set<String> tags) implements Value {
        public Tags {
            tags = Set.copyOf(tags);
        }

        @Override
        public String text() {
            return tags.stream().sorted().collect(Collectors.joining(" | "));
        }
    }

    /** To the minute. */
    record Time(LocalTime time) implements Value {
        @Override
        public String text() {
            return time.toString();
        }
    }

    record Flag(boolean set) implements Value {
        @Override
        public String text() {
            return Boolean.toString(set);
        }
    }
}
