package dev.fives.customer.usage.app;

import dev.fives.customer.usage.model.Usage;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Drafts made usage as of now, or a 422 with everything that is wrong with them. */
public class UsageDrafts {
    private static final int NAME_LENGTH = 80;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+){0,9}");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    /** Codes and no sentences, and no mail address. */
    private static final Pattern TEXT = Pattern.compile("[^\\s@]*");

    private final UsageLimits limits;
    private final BusinessClock clock;

    public UsageDrafts(UsageLimits limits, BusinessClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    Usage usage(String id, String customerId, String system, UsageDraft draft) {
        Violations violations = new Violations();
        String name = Objects.requireNonNullElse(draft.name(), "");
        violations.check(
                name.length() <= NAME_LENGTH && NAME.matcher(name).matches(),
                "/name",
                "name: malformed (expected: lower-case words with dots between, app.login)");
        Map<String, Object> props = props(draft.props(), violations);
        Instant at = at(draft.at(), violations);
        violations.throwIfAny();
        return new Usage(id, customerId, name, system, props, at);
    }

    private Instant at(@Nullable Instant given, Violations violations) {
        Instant now = clock.instant();
        Instant at = Objects.requireNonNullElse(given, now);
        violations.check(
                !at.isAfter(now.plus(limits.ahead())) && !at.isBefore(Instant.EPOCH),
                "/at",
                "at: out of range (expected: RFC 3339, from 1970 to " + limits.ahead() + " from now)");
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    private Map<String, Object> props(@Nullable Map<String, Object> given, Violations violations) {
        Map<String, Object> props = new TreeMap<>();
        if (given != null) {
            violations.check(
                    given.size() <= limits.props(),
                    "/props",
                    "props: " + given.size() + " (expected: at most " + limits.props() + ")");
            given.forEach((name, value) -> {
                Object plain = PROPERTY.matcher(name).matches() ? plain(value) : null;
                violations.check(
                        plain != null,
                        "/props",
                        "props: one is malformed (expected: a name of letters and digits, and a number, a boolean or at"
                                + " most " + limits.textLength() + " characters without blanks)");
                if (plain != null) {
                    props.put(name, plain);
                }
            });
        }
        return props;
    }

    private @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case String text
            when text.codePointCount(0, text.length()) <= limits.textLength()
                    && TEXT.matcher(text).matches() -> text;
            case Boolean yesOrNo -> yesOrNo;
            case Integer whole -> whole.longValue();
            case Long whole -> whole;
            case Double decimal when Double.isFinite(decimal) -> decimal;
            case null, default -> null;
        };
    }
}
