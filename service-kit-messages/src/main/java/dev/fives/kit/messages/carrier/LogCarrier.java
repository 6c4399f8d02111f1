package dev.fives.kit.messages.carrier;

import dev.fives.kit.messages.MessageChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Where a deployment has nothing to send with: the log says that there was a message, by its id alone. */
final class LogCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(LogCarrier.class);

    private final MessageChannel channel;

    LogCarrier(MessageChannel channel) {
        this.channel = channel;
    }

    @Override
    public MessageChannel channel() {
        return channel;
    }

    @Override
    public String name() {
        return "LOG";
    }

    @Override
    public Mono<Line> open() {
        return Mono.just(new Line() {
            @Override
            public Mono<Handover> hand(Letter letter) {
                LOG.info("message {}: {} has no carrier, so this line is all", letter.messageId(), channel);
                return Mono.just(new Handover.Taken());
            }

            @Override
            public Mono<Void> close() {
                return Mono.empty();
            }
        });
    }
}
