package io.calibr.copilot.guard;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a text reads as once letters that only look Latin, spaced-out letters and digits for letters are folded. */
final class Disguise {

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{20,}={0,2}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[ :]?){12,}");
    private static final Pattern PERCENT = Pattern.compile("(?:%[0-9a-fA-F]{2}){3,}");
    private static final Pattern SPACED = Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\p{L}[ ._*-]){4,}\\p{L}(?!\\p{L})");
    private static final Map<Integer, String> LOOKALIKES =
            lookalikes("аaсcеeіiјjоoрpѕsуyхxһhԁdԛqԝwӏlкkмmтtвbнhгr", "αaβbεeιiκkνvοoρpτtυuχxγyηn", "ıi", "ɑaɡgɩiʀrʏy");
    private static final Map<Integer, String> DIGITS = lookalikes("0o1i3e4a5s7t@a$s");

    private Disguise() {}

    /** The text itself first. */
    static Set<String> readings(String text) {
        var readings = new LinkedHashSet<String>();
        var plain = text.toLowerCase(Locale.ROOT);
        readings.add(plain);
        readings.add(folded(plain, LOOKALIKES));
        readings.add(folded(folded(plain, LOOKALIKES), DIGITS));
        readings.add(SPACED.matcher(plain).replaceAll(match -> match.group().replaceAll("[ ._*-]", "")));
        decoded(text).ifPresent(hidden -> readings.add(hidden.toLowerCase(Locale.ROOT)));
        return readings;
    }

    /** Whether part of the text is words in another encoding. */
    static boolean isEncoded(String text) {
        return decoded(text).isPresent();
    }

    private static Optional<String> decoded(String text) {
        var base64 = BASE64.matcher(text).results().map(match -> base64(match.group()));
        var hex = HEX.matcher(text).results().map(match -> hex(match.group()));
        if (PERCENT.matcher(text).find()) {
            return Optional.of(text.replace("%20", " "));
        }
        return Stream.concat(base64, hex)
                .flatMap(Optional::stream)
                .filter(Disguise::isProse)
                .findFirst();
    }

    private static Optional<String> base64(String word) {
        try {
            var standard = word.replace('-', '+').replace('_', '/').replace("=", "");
            return Optional.of(new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<String> hex(String word) {
        var digits = word.replaceAll("[ :]", "");
        var text = new StringBuilder();
        for (int at = 0; at + 1 < digits.length(); at += 2) {
            text.append((char) Integer.parseInt(digits.substring(at, at + 2), 16));
        }
        return Optional.of(text.toString());
    }

    private static boolean isProse(String text) {
        return text.matches("[\\x20-\\x7e]{10,}") && text.matches(".*[A-Za-z]{3,}.*");
    }

    private static String folded(String text, Map<Integer, String> table) {
        var folded = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            var latin = table.get(point);
            if (latin == null) {
                folded.appendCodePoint(point);
            } else {
                folded.append(latin);
            }
        });
        return folded.toString();
    }

    /** Pairs of a character and the letter it looks like. */
    private static Map<Integer, String> lookalikes(String... pairs) {
        var table = new HashMap<Integer, String>();
        for (var line : pairs) {
            for (int at = 0; at + 1 < line.length(); at += 2) {
                table.put((int) line.charAt(at), line.substring(at + 1, at + 2));
            }
        }
        return table;
    }
}
