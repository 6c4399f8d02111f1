package dev.fives.loyalty.care.app;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A task as an agent asks for it, not checked yet.
 *
 * @param dueAt business time; now where it is absent
 */
public record CareDraft(
        @Nullable String customerId,
        @Nullable String kind,
        @Nullable String channel,
        @Nullable Instant dueAt,
        @Nullable String ticketId,
        @Nullable String note) {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern TICKET = Pattern.compile("tic_[A-Za-z0-9_.-]{1,100}");

    CareWish checked(CareLimits limits, Instant now) {
        Violations violations = new Violations();
        violations.check(matches(CUSTOMER, customerId), "/customerId", "customerId: not one (expected: cus_…)");
        violations.check(
                ticketId == null || matches(TICKET, ticketId), "/ticketId", "ticketId: not one (expected: tic_…)");
        Codes.check(violations, CareKind.class, kind, "/kind");
        Codes.check(violations, CareChannel.class, channel, "/channel");
        Instant due = dueAt == null ? now : dueAt;
        violations.check(
                Duration.between(now, due).abs().compareTo(limits.planAheadMax()) <= 0,
                "/dueAt",
                "dueAt: too far away (expected: within " + limits.planAheadMax().toDays() + " days)");
        Codes.checkNote(violations, note, limits);
        violations.throwIfAny();
        return new CareWish(
                requireNonNull(customerId),
                CareKind.valueOf(requireNonNull(kind)),
                CareChannel.valueOf(requireNonNull(channel)),
                due.truncatedTo(MILLIS),
                ticketId,
                note);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
