package dev.fives.ticket.ticket.web;

import dev.fives.kit.request.Masking;
import dev.fives.ticket.ticket.model.Complaint;
import dev.fives.ticket.ticket.model.Remedy;
import dev.fives.ticket.ticket.model.Severity;
import dev.fives.ticket.ticket.model.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a complaint as they are answered.
 *
 * @param missing what it has to have before it may be closed
 */
record ComplaintResponse(
        @Nullable Severity severity,
        @Nullable String impact,
        @Nullable Boolean safety,
        @Nullable String rootCause,
        @Nullable String remedySought,
        @Nullable String investigation,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant decisionCommunicatedAt,
        @Nullable RemedyResponse remedy,
        List<String> missing) {

    static @Nullable ComplaintResponse of(Ticket ticket, Masking masking) {
        Complaint complaint = ticket.complaint();
        return complaint == null
                ? null
                : new ComplaintResponse(
                        complaint.severity(),
                        masking.textOrNone(complaint.impact()),
                        complaint.safety(),
                        complaint.rootCause(),
                        masking.textOrNone(complaint.remedySought()),
                        masking.textOrNone(complaint.investigation()),
                        ticket.times().acknowledgedAt(),
                        complaint.decisionCommunicatedAt(),
                        remedy(complaint.remedy()),
                        ticket.missing());
    }

    private static @Nullable RemedyResponse remedy(@Nullable Remedy remedy) {
        return remedy == null ? null : RemedyResponse.of(remedy);
    }
}
