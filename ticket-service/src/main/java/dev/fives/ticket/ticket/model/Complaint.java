package dev.fives.ticket.ticket.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a complaint has beside a ticket: the stages of ISO 10002, as far as they have come.
 *
 * @param impact what it did to the customer
 * @param safety whether somebody's safety is concerned
 * @param rootCause a code, such as {@code PAYMENT}
 * @param remedySought what the customer wants
 * @param investigation what was found out
 * @param decisionCommunicatedAt business time when the customer was told the decision
 * @param earlier remedies that were refused, so that a repeated request is answered with its own
 */
public record Complaint(
        @Nullable Severity severity,
        @Nullable String impact,
        @Nullable Boolean safety,
        @Nullable String rootCause,
        @Nullable String remedySought,
        @Nullable String investigation,
        @Nullable Instant decisionCommunicatedAt,
        List<Remedy> earlier,
        @Nullable Remedy remedy) {
    public static final Complaint RECEIVED = new Complaint(null, null, null, null, null, null, null, List.of(), null);

    public Complaint(
            @Nullable Severity severity,
            @Nullable String impact,
            @Nullable Boolean safety,
            @Nullable String rootCause,
            @Nullable String remedySought,
            @Nullable String investigation,
            @Nullable Instant decisionCommunicatedAt,
            @Nullable List<Remedy> earlier,
            @Nullable Remedy remedy) {
        this.severity = severity;
        this.impact = impact;
        this.safety = safety;
        this.rootCause = rootCause;
        this.remedySought = remedySought;
        this.investigation = investigation;
        this.decisionCommunicatedAt = decisionCommunicatedAt;
        this.earlier = earlier == null ? List.of() : List.copyOf(earlier);
        this.remedy = remedy;
    }

    /** The remedy of this id, the present one or one that was refused before. */
    public Optional<Remedy> remedy(String id) {
        return Stream.concat(Stream.ofNullable(remedy), earlier.stream())
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    /** What a complaint has to have before it may be closed, in the order of the stages; empty if it has it all. */
    List<String> missing(@Nullable Instant acknowledgedAt) {
        List<String> missing = new ArrayList<>();
        require(missing, "acknowledgedAt", acknowledgedAt);
        require(missing, "severity", severity);
        require(missing, "impact", impact);
        require(missing, "safety", safety);
        require(missing, "investigation", investigation);
        require(missing, "rootCause", rootCause);
        require(missing, "remedy", remedy == null || remedy.status() == RemedyStatus.REFUSED ? null : remedy);
        require(missing, "decisionCommunicatedAt", decisionCommunicatedAt);
        return missing;
    }

    private static void require(List<String> missing, String field, @Nullable Object value) {
        if (value == null) {
            missing.add(field);
        }
    }

    Complaint undecided() {
        return new Complaint(severity, impact, safety, rootCause, remedySought, investigation, null, earlier, remedy);
    }

    Complaint with(Remedy next) {
        List<Remedy> before = new ArrayList<>(earlier);
        if (remedy != null && !remedy.id().equals(next.id())) {
            before.add(remedy);
        }
        return new Complaint(
                severity, impact, safety, rootCause, remedySought, investigation, decisionCommunicatedAt, before, next);
    }
}
