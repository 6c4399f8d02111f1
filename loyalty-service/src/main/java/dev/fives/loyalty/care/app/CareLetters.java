package dev.fives.loyalty.care.app;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.messages.message.MessageWish;
import dev.fives.kit.messages.message.Messages;
import dev.fives.loyalty.care.model.CarePurpose;
import dev.fives.loyalty.care.model.CareTask;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * A due task's message, once, by whatever carries its channel. What has no template of ours, or nothing that carries it,
 * is left to an agent.
 */
public final class CareLetters implements CareDelivery {
    private final Messages messages;
    private final Set<String> templates;

    public CareLetters(Messages messages, Set<String> templates) {
        this.messages = messages;
        this.templates = Set.copyOf(templates);
    }

    @Override
    public Mono<Void> deliver(CareTask task) {
        String template = task.template();
        return template != null && templates.contains(template)
                ? channel(task)
                        .filter(messages::reach)
                        .map(channel -> messages.request(new MessageWish(
                                CareLetter.about(task.taskId()),
                                task.customerId(),
                                channel,
                                purpose(task.kind().purpose()),
                                template,
                                task.dueAt())))
                        .orElse(Mono.empty())
                : Mono.empty();
    }

    private static Optional<MessageChannel> channel(CareTask task) {
        return Arrays.stream(MessageChannel.values())
                .filter(channel -> channel.name().equals(task.channel().name()))
                .findFirst();
    }

    private static MessagePurpose purpose(CarePurpose purpose) {
        return switch (purpose) {
            case MARKETING -> MessagePurpose.MARKETING;
            case SERVICE -> MessagePurpose.SERVICE;
        };
    }
}
