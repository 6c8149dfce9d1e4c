package io.calibr.server.problem;

import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of what is edited that a caller saw: a member of the body, or the entity tag of an If-Match header. */
public final class EditedVersion {

    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,18})\"?");

    private EditedVersion() {}

    public static String tag(long version) {
        return Long.toString(version);
    }

    /** What is shown with its version, which the next edit names; null where it cannot be edited. */
    public static Response tagged(Object shown, @Nullable Long version) {
        var response = Response.ok(shown);
        if (version != null) {
            response.tag(tag(version));
        }
        return response.build();
    }

    /** Without it, two authors would overwrite each other in silence. */
    public static long required(@Nullable String ifMatch, @Nullable Long member) {
        var version = optional(ifMatch, member);
        if (version == null) {
            throw Kind.INVALID_VALUE
                    .because("say which version was edited, as the member version or in an If-Match header")
                    .with("member", "version");
        }
        return version;
    }

    public static @Nullable Long optional(@Nullable String ifMatch, @Nullable Long member) {
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
    public static void requireSeen(@Nullable Long seen, long now, String what, Object id) {
        if (seen != null && seen != now) {
            throw Kind.CHANGED_MEANWHILE.with(what, id).with("version", now);
        }
    }
}
