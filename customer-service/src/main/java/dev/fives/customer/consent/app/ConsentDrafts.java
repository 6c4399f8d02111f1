package dev.fives.customer.consent.app;

import dev.fives.customer.consent.model.ConsentDecision;
import dev.fives.customer.consent.model.ConsentStatus;
import dev.fives.customer.consent.model.Consents;
import dev.fives.customer.customer.model.Texts;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts made decisions as of now, or a 422 with everything that is wrong with them. */
public class ConsentDrafts {
    private final ConsentLimits limits;
    private final BusinessClock clock;

    public ConsentDrafts(ConsentLimits limits, BusinessClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    ConsentDecision decision(Place place, ConsentDraft draft, String recordedBy) {
        Violations violations = new Violations();
        Optional<ConsentStatus> status = status(draft.status(), violations);
        String proof = proof(draft.proof(), violations);
        violations.throwIfAny();
        return new ConsentDecision(
                place.channel(),
                place.purpose(),
                status.orElseThrow(),
                proof,
                millis(draft.validUntil()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                recordedBy);
    }

    /** The consents, which are within the limit; 409 beyond it. */
    Consents within(Consents consents) {
        if (consents.decisions().size() > limits.decisions()) {
            throw new ProblemException(
                    Problems.CONFLICT, "consents: full (expected: at most " + limits.decisions() + " decisions)");
        }
        return consents;
    }

    private static Optional<ConsentStatus> status(@Nullable String given, Violations violations) {
        Optional<ConsentStatus> status = Arrays.stream(ConsentStatus.values())
                .filter(each -> each.name().equals(given))
                .findFirst();
        violations.check(
                status.isPresent(),
                "/status",
                "status: not one (expected: one of " + Arrays.toString(ConsentStatus.values()) + ")");
        return status;
    }

    private @Nullable String proof(@Nullable String given, Violations violations) {
        String proof = Texts.clean(given);
        violations.check(
                proof == null || proof.length() <= limits.proofLength(),
                "/proof",
                "proof: too long (expected: at most " + limits.proofLength() + " characters)");
        return proof;
    }

    private static @Nullable Instant millis(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
