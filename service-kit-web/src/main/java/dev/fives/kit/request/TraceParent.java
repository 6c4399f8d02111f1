package dev.fives.kit.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C {@code traceparent}: {@code 00-<32 hex trace id>-<16 hex span id>-<2 hex flags>}. */
public final class TraceParent {
    private static final Pattern SHAPE = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final HexFormat HEX = HexFormat.of();
    private static final int FLAGS = 53;
    private static final int SAMPLED = 1;

    private TraceParent() {}

    public static boolean isValid(@Nullable String value) {
        return value != null && SHAPE.matcher(value).matches();
    }

    /** The start of a trace of its own, not sampled. */
    public static String create() {
        return create(0);
    }

    /**
     * The start of a trace of its own.
     *
     * @param sampledPercent how many of a hundred are sampled
     */
    public static String create(double sampledPercent) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String trace = HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(nonZero(random));
        String flags = random.nextDouble(100) < sampledPercent ? "-01" : "-00";
        return "00-" + trace + "-" + HEX.toHexDigits(nonZero(random)) + flags;
    }

    /** Whether whoever began the trace wants it written down on all its way. */
    public static boolean isSampled(@Nullable String traceparent) {
        return traceparent != null
                && isValid(traceparent)
                && (HexFormat.fromHexDigits(traceparent, FLAGS, FLAGS + 2) & SAMPLED) != 0;
    }

    /** A new span of the same trace, or a new trace where what came is not valid. */
    public static String childOf(@Nullable String parent) {
        if (parent == null || !isValid(parent)) {
            return create();
        }
        return parent.substring(0, 36) + HEX.toHexDigits(nonZero(ThreadLocalRandom.current())) + parent.substring(52);
    }

    public static String traceId(String traceparent) {
        return traceparent.substring(3, 35);
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong() | 1L;
    }
}
