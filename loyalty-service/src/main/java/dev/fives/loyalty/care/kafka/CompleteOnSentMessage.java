package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.message.MessageChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.CareLetter;
import reactor.core.publisher.Mono;

/**
 * {@code message.sent}: the task that it was written for is done. One that failed or bounced leaves its task due, for an
 * agent to find another way. Memory: the task is done.
 */
public final class CompleteOnSentMessage implements EventHandler {
    private final CareLetter letter;

    public CompleteOnSentMessage(CareLetter letter) {
        this.letter = letter;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        MessageChanged sent = event.dataAs(MessageChanged.class);
        return letter.sent(sent.about(), sent.at());
    }
}
