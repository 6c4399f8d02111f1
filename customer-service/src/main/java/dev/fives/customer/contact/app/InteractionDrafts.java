package dev.fives.customer.contact.app;

import dev.fives.customer.contact.model.Direction;
import dev.fives.customer.contact.model.Interaction;
import dev.fives.customer.contact.model.InteractionChannel;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts made interactions as of now, or a 422 with everything that is wrong with them. */
public class InteractionDrafts {
    private final ContactLimits limits;
    private final BusinessClock clock;

    public InteractionDrafts(ContactLimits limits, BusinessClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    Interaction interaction(String id, String customerId, InteractionDraft draft, String recordedBy) {
        Violations violations = new Violations();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var channel = code("channel", draft.channel(), InteractionChannel.values(), violations);
        var direction = code("direction", draft.direction(), Direction.values(), violations);
        String subject = text("subject", draft.subject(), limits.subjectLength(), violations);
        String note = text("note", draft.note(), limits.noteLength(), violations);
        Instant at = Objects.requireNonNullElse(draft.at(), now);
        violations.check(
                !at.isAfter(now.plus(limits.ahead())), "/at", "at: to come (expected: the time of a past contact)");
        violations.check(!at.isBefore(Instant.EPOCH), "/at", "at: too long ago (expected: 1970 or later)");
        violations.throwIfAny();
        return new Interaction(
                id,
                customerId,
                channel.orElseThrow(),
                direction.orElseThrow(),
                subject,
                note,
                at.truncatedTo(ChronoUnit.MILLIS),
                recordedBy,
                now);
    }

    private static <E extends Enum<E>> Optional<E> code(
            String what, @Nullable String given, E[] codes, Violations violations) {
        Optional<E> found =
                Arrays.stream(codes).filter(code -> code.name().equals(given)).findFirst();
        violations.check(
                found.isPresent(), "/" + what, what + ": not one (expected: one of " + Arrays.toString(codes) + ")");
        return found;
    }

    private static @Nullable String text(String what, @Nullable String given, int lengthMax, Violations violations) {
        String text = given == null || given.isBlank() ? null : given.strip();
        violations.check(
                text == null || text.codePointCount(0, text.length()) <= lengthMax,
                "/" + what,
                what + ": too long (expected: at most " + lengthMax + " characters)");
        return text;
    }
}
