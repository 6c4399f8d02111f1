package dev.fives.kit.http;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A version as a strong ETag, and the condition of a change as {@code If-Match}. */
public final class ETags {
    /** The member of a problem that says the present version; the answer has it as its {@code ETag} too. */
    public static final String MEMBER = "etag";

    private static final Pattern STRONG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    public static long requireIfMatch(ServerHttpRequest request) {
        return requireIfMatch(request.getHeaders().getFirst("If-Match"));
    }

    /** The version that the caller has seen; 428 without the header, 400 if it is not one strong ETag of ours. */
    public static long requireIfMatch(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(
                    Problems.PRECONDITION_REQUIRED, "If-Match: absent (expected: the ETag of the last answer)");
        }
        var matcher = STRONG.matcher(header.strip());
        if (!matcher.matches()) {
            throw new ProblemException(
                    Problems.MALFORMED, "If-Match: not a version (expected: one strong ETag, \"7\")");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** The version that the caller has seen, where a change may come without one; 400 if it is not one strong ETag of ours. */
    public static Optional<Long> ifMatch(@Nullable String header) {
        return Optional.ofNullable(header).map(ETags::requireIfMatch);
    }

    /**
     * The condition of a change that may come without one: 412 unless the version that the header names, if there is
     * one, is the present version.
     */
    public static LongConsumer condition(@Nullable String header) {
        Optional<Long> seen = ifMatch(header);
        return present -> seen.ifPresent(version -> requireSame(version, present));
    }

    /** 412 where the caller has seen a version of what is not there. */
    public static ProblemException gone(long seen) {
        return new ProblemException(
                Problems.VERSION_CONFLICT, "If-Match: " + of(seen) + " (expected: absent, since there is nothing yet)");
    }

    /** 412 unless the caller has seen the present version. */
    public static void requireSame(long seen, long present) {
        if (seen != present) {
            throw new ProblemException(
                            Problems.VERSION_CONFLICT, "If-Match: " + of(seen) + " (expected: " + of(present) + ")")
                    .withProperty(MEMBER, of(present));
        }
    }
}
