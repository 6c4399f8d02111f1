package dev.fives.ticket.ticket.kafka;

import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.ticket.ticket.app.OpenSurveyTicket;
import dev.fives.ticket.ticket.app.OpenSurveyTicket.Answer;
import reactor.core.publisher.Mono;

/** {@code survey.response-submitted}: a negative one becomes a ticket. What is negative the sender says. */
public final class OpenOnNegativeAnswer implements EventHandler {
    private static final String NEGATIVE = "NEGATIVE";

    private final OpenSurveyTicket openTicket;

    public OpenOnNegativeAnswer(OpenSurveyTicket openTicket) {
        this.openTicket = openTicket;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        ResponseSubmitted response = event.dataAs(ResponseSubmitted.class);
        return response.sentiment().equals(NEGATIVE) ? openTicket.open(answer(response)) : Mono.empty();
    }

    private static Answer answer(ResponseSubmitted response) {
        String subject = response.metric() == null ? "Negative answer" : response.metric() + " " + response.score();
        return new Answer(
                response.responseId(),
                response.customerId(),
                response.channel(),
                subject,
                response.purchaseId(),
                response.at());
    }
}
