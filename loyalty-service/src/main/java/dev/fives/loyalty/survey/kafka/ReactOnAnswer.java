package dev.fives.loyalty.survey.kafka;

import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.survey.app.ReactToScore;
import dev.fives.loyalty.survey.model.ScoreReactions.Answer;
import java.time.temporal.ChronoUnit;
import reactor.core.publisher.Mono;

/** {@code survey.response-submitted} with an NPS. Memory: the latest answer of each kind, in the customer's reactions. */
public final class ReactOnAnswer implements EventHandler {
    private static final String NPS = "NPS";

    private final ReactToScore react;

    public ReactOnAnswer(ReactToScore react) {
        this.react = react;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        ResponseSubmitted response = event.dataAs(ResponseSubmitted.class);
        Integer score = response.score();
        return score == null || !NPS.equals(response.metric())
                ? Mono.empty()
                : react.answered(
                        response.customerId(),
                        new Answer(response.responseId(), response.at().truncatedTo(ChronoUnit.MILLIS)),
                        score);
    }
}
