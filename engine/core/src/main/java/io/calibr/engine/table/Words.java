package io.calibr.engine.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Constants as authors write them: {@code HALF_UP} is {@code half-up}. */
public final class Words {

    private Words() {}

    /** The constant's word. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The words of several constants. */
    public static List<String> of(Enum<?>... constants) {
        return Arrays.stream(constants).map(Words::of).toList();
    }

    /** The constant of this word. */
    public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst();
    }
}
