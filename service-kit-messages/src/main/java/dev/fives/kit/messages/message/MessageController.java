package dev.fives.kit.messages.message;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What became of a message. */
@RestController
@RequestMapping("/messages")
public class MessageController {
    private final MessageStore store;
    private final RepeatMessage repeat;

    public MessageController(MessageStore store, RepeatMessage repeat) {
        this.store = store;
        this.repeat = repeat;
    }

    record MessageView(
            String id,
            long version,
            String customerId,
            MessageChannel channel,
            MessagePurpose purpose,
            String template,
            String about,
            MessageStatus status,
            @Nullable String reason,
            int attempts,
            @Nullable Instant nextTryAt,
            @Nullable String via,
            @Nullable String contactPointId,
            Instant requestedAt,
            Instant changedAt) {
        static MessageView of(Stored<Message> stored) {
            Message message = stored.state();
            return new MessageView(
                    stored.id(),
                    stored.version(),
                    message.customerId(),
                    message.channel(),
                    message.purpose(),
                    message.template(),
                    message.about(),
                    message.status(),
                    message.reason(),
                    message.attempts(),
                    message.status() == MessageStatus.REQUESTED ? message.nextStepAt() : null,
                    message.via(),
                    message.contactPointId(),
                    message.requestedAt(),
                    message.changedAt());
        }
    }

    @GetMapping("/{messageId}")
    Mono<ResponseEntity<MessageView>> read(@PathVariable String messageId) {
        return store.find(messageId).map(MessageController::shown).switchIfEmpty(unknown());
    }

    @PostMapping("/{messageId}/repeat")
    Mono<ResponseEntity<MessageView>> repeat(@PathVariable String messageId, ServerHttpRequest request) {
        long seen = ETags.requireIfMatch(request);
        return repeat.repeat(messageId, seen).map(MessageController::shown).switchIfEmpty(unknown());
    }

    private static ResponseEntity<MessageView> shown(Stored<Message> stored) {
        return ResponseEntity.ok().eTag(ETags.of(stored.version())).body(MessageView.of(stored));
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(
                () -> new ProblemException(Problems.NOT_FOUND, "message: unknown (expected: the id of a message)"));
    }
}
