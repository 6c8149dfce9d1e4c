package io.calibr.server.rule;

import io.calibr.server.problem.Kind;
import io.calibr.server.rule.Rule.Edited;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a draft that a caller saw: a member of the body, or the entity tag of an If-Match header. */
final class EditedVersion {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})\"?");

    private EditedVersion() {}

    static String tag(long version) {
        return Long.toString(version);
    }

    /** Without it, two authors would overwrite each other in silence. */
    static long required(@Nullable String ifMatch, @Nullable Long member) {
        var version = optional(ifMatch, member);
        if (version == null) {
            throw Kind.INVALID_VALUE
                    .because("say which version was edited, as the member version or in an If-Match header")
                    .with("member", "version");
        }
        return version;
    }

    static @Nullable Long optional(@Nullable String ifMatch, @Nullable Long member) {
        if (ifMatch == null) {
            return member;
        }
        var tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw Kind.INVALID_VALUE
                    .because("If-Match is the number of a version")
                    .with("header", "If-Match");
        }
        return Long.valueOf(tag.group(1));
    }

    /** Refuses what is made from another version than the one that its author saw; null saw any. */
    static void requireSeen(@Nullable Long seen, Edited now, String what, Object id) {
        if (seen != null && seen != now.version()) {
            throw Kind.CHANGED_MEANWHILE.with(what, id).with("version", now.version());
        }
    }
}
