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
    /** Others are told of it in the form of RFC 3339, which has four digits for a year. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

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
        Instant validUntil = validUntil(draft.validUntil(), violations);
        violations.throwIfAny();
        return new ConsentDecision(
                place.channel(),
                place.purpose(),
                status.orElseThrow(),
                proof,
                validUntil,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                recordedBy);
    }

    /** The consents with the decision; 409 where they are full, but never for who takes a consent back. */
    Consents with(Consents before, ConsentDecision decision) {
        Consents next = before.with(decision);
        if (next.decisions().size() > limits.decisions() && !next.equals(before) && !before.isLessWith(decision)) {
            throw new ProblemException(
                    Problems.CONFLICT, "consents: full (expected: at most " + limits.decisions() + " decisions)");
        }
        return next;
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
                proof == null || proof.codePointCount(0, proof.length()) <= limits.proofLength(),
                "/proof",
                "proof: too long (expected: at most " + limits.proofLength() + " characters)");
        return proof;
    }

    private static @Nullable Instant validUntil(@Nullable Instant given, Violations violations) {
        boolean fits = given == null || (!given.isBefore(Instant.EPOCH) && !given.isAfter(LATEST));
        violations.check(fits, "/validUntil", "validUntil: out of range (expected: a year from 1970 to 9999)");
        return given == null || !fits ? null : given.truncatedTo(ChronoUnit.MILLIS);
    }
}
