package dev.fives.kit.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem answer. Its detail goes to the caller, and not into logs: what this request sent may be
 * in it, shortened; no secrets, nothing of somebody else, no class names.
 */
public final class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final List<Violation> violations;
    private final @Nullable Duration retryAfter;
    private final Map<String, Object> properties;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, violations, null, Map.of());
    }

    private ProblemException(
            ProblemType type,
            String detail,
            List<Violation> violations,
            @Nullable Duration retryAfter,
            Map<String, Object> properties) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
        this.properties = Map.copyOf(properties);
    }

    /** The same problem with a {@code Retry-After} header, in whole seconds, rounded up. */
    public ProblemException withRetryAfter(Duration wait) {
        return new ProblemException(type, detail(), violations, wait, properties);
    }

    /** The same problem with one more member in its body, for instance {@code customerId} of a conflict. */
    public ProblemException withProperty(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new ProblemException(type, detail(), violations, retryAfter, more);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Violation> violations() {
        return violations;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
