package dev.fives.ticket.ticket.app;

import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.ticket.ticket.model.Content;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Origin;
import dev.fives.ticket.ticket.model.Priority;
import dev.fives.ticket.ticket.model.Source;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Somebody is unhappy: one ticket for each such answer, however often it is heard of. */
public class OpenSurveyTicket {
    private static final String REASON = "NEGATIVE_SCORE";

    private final NewTickets tickets;
    private final Ids ids;

    public OpenSurveyTicket(NewTickets tickets, Ids ids) {
        this.tickets = tickets;
        this.ids = ids;
    }

    /**
     * A negative answer.
     *
     * @param subject such as {@code CSAT 1}
     * @param at business time of the answer
     */
    public record Answer(
            String responseId,
            String customerId,
            String channel,
            String subject,
            @Nullable String purchaseId,
            Instant at) {}

    /** Memory: the ticket's id, which is derived from the answer's. */
    public Mono<Void> open(Answer answer) {
        Origin origin = new Origin(
                Source.SURVEY,
                answer.channel(),
                null,
                answer.customerId(),
                answer.purchaseId(),
                answer.responseId(),
                RequestContext.INTERNAL);
        Content content = new Content(Kind.INCIDENT, answer.subject(), null, Priority.HIGH, null, List.of());
        return tickets.once(
                        ids.derived("tic", "response", answer.responseId()), origin, content, answer.at(), REASON, null)
                .flatMap(opened -> opened.created() ? Mono.empty() : Repeat.dropped());
    }
}
