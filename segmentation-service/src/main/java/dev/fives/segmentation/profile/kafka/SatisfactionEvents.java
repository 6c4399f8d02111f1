package dev.fives.segmentation.profile.kafka;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.feedback.FeedbackReceived;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.segmentation.profile.app.ApplyAnswer;
import dev.fives.segmentation.profile.app.ApplyTicket;
import dev.fives.segmentation.profile.app.TicketFact;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.SurveyAnswer;
import dev.fives.segmentation.profile.model.Ticket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Answers, and tickets by the snapshot that each of their events carries. None needs another to have come before, so
 * none parks. What nobody knows the customer of says nothing about a customer.
 */
public final class SatisfactionEvents {

    private static final String GROUP = "segmentation";

    /** What all events of a ticket have in common. */
    record OfTicket(TicketSnapshot ticket) {}

    private final ApplyAnswer answers;
    private final ApplyTicket tickets;

    public SatisfactionEvents(ApplyAnswer answers, ApplyTicket tickets) {
        this.answers = answers;
        this.tickets = tickets;
    }

    public Subscription feedbackSubscription() {
        return new Subscription(
                GROUP,
                Topic.FEEDBACK,
                Map.of(EventTypes.RESPONSE_SUBMITTED, this::response, EventTypes.FEEDBACK_RECEIVED, this::feedback),
                false);
    }

    public Subscription ticketSubscription() {
        Map<EventType, EventHandler> all = EventTypes.all().stream()
                .filter(type -> type.topic() == Topic.TICKET)
                .collect(toMap(identity(), type -> this::ticket));
        return new Subscription(GROUP, Topic.TICKET, all, false);
    }

    private Mono<Void> response(ReceivedEvent event) {
        var data = event.dataAs(ResponseSubmitted.class);
        var answer = answer(event, data.responseId(), data.metric(), data.score(), data.sentiment(), data.at());
        var all = data.answers().stream()
                .filter(one -> one.score() != null || one.code() != null)
                .map(one -> new SurveyAnswer(
                        data.surveyId(), one.question(), one.score(), one.code(), millis(data.at()), data.responseId()))
                .toList();
        return answers.apply(data.customerId(), answer, all, event.id());
    }

    private Mono<Void> feedback(ReceivedEvent event) {
        var data = event.dataAs(FeedbackReceived.class);
        var answer = answer(event, data.feedbackId(), data.metric(), data.score(), data.sentiment(), data.at());
        return Mono.justOrEmpty(data.customerId())
                .flatMap(customer -> answers.apply(customer, answer, List.of(), event.id()));
    }

    private Mono<Void> ticket(ReceivedEvent event) {
        var snapshot = event.dataAs(OfTicket.class).ticket();
        return Mono.justOrEmpty(snapshot.customerId())
                .map(customer -> new TicketFact(customer, event.sequence(), ticket(event, snapshot)))
                .flatMap(fact -> tickets.apply(fact, event.id()));
    }

    private static Answer answer(
            ReceivedEvent event,
            String id,
            @Nullable String metric,
            @Nullable Integer score,
            String sentiment,
            Instant at) {
        return new Answer(
                id,
                Optional.ofNullable(metric).map(Answer.Metric::valueOf).orElse(null),
                score,
                sentiment.equals("NEGATIVE"),
                millis(at),
                event.correlationId(),
                event.id());
    }

    private static Ticket ticket(ReceivedEvent event, TicketSnapshot snapshot) {
        boolean closed = snapshot.status().equals("CLOSED");
        var closedAt = Optional.ofNullable(snapshot.closedAt()).orElse(event.time());
        return new Ticket(
                snapshot.ticketId(),
                snapshot.kind().equals("COMPLAINT"),
                snapshot.responseId(),
                millis(snapshot.openedAt()),
                closed ? millis(closedAt) : null,
                event.correlationId());
    }

    /** The store keeps no more, and a due instant must come back as it was. */
    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
