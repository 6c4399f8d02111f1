package dev.fives.customer.reach.web;

import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentPurpose;
import dev.fives.customer.reach.app.Permit;
import dev.fives.customer.reach.app.PermitMessage;
import dev.fives.customer.reach.app.WishToWrite;
import dev.fives.kit.problem.Violations;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For the services that write to customers: may this message go, and where to. */
@RestController
@RequestMapping("/customers/{customerId}/message-permits")
class PermitController {
    private static final int ID_LENGTH_MAX = 200;
    private static final Pattern MESSAGE = Pattern.compile("msg_[A-Za-z0-9_.-]{1,100}");
    private static final Set<ConsentChannel> CHANNELS =
            EnumSet.of(ConsentChannel.EMAIL, ConsentChannel.SMS, ConsentChannel.WECHAT);

    private final PermitMessage permits;

    PermitController(PermitMessage permits) {
        this.permits = permits;
    }

    record Question(@Nullable String channel, @Nullable String purpose) {}

    record Answer(
            String status,
            @Nullable String reason,
            @Nullable String contactPointId,
            @Nullable String address,
            @Nullable String name,
            @Nullable String language,
            @Nullable String unsubscribeUrl) {
        static Answer of(Permit permit) {
            return switch (permit) {
                case Permit.Refused refused ->
                    new Answer("REFUSED", refused.reason().name(), null, null, null, null, null);
                case Permit.Granted granted ->
                    new Answer(
                            "GRANTED",
                            null,
                            granted.contactPointId(),
                            granted.address(),
                            granted.name(),
                            granted.language(),
                            granted.unsubscribeUrl());
            };
        }

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    @PutMapping("/{messageId}")
    Mono<Answer> ask(@PathVariable String customerId, @PathVariable String messageId, @RequestBody Question question) {
        return Mono.fromSupplier(() -> checked(customerId, messageId, question))
                .flatMap(permits::ask)
                .map(Answer::of);
    }

    private static WishToWrite checked(String customerId, String messageId, Question question) {
        Violations violations = new Violations();
        violations.check(
                customerId.length() <= ID_LENGTH_MAX,
                "/customerId",
                "customerId: too long (expected: at most " + ID_LENGTH_MAX + " characters)");
        violations.check(MESSAGE.matcher(messageId).matches(), "/messageId", "messageId: not one (expected: msg_…)");
        violations.check(
                CHANNELS.stream().anyMatch(each -> each.name().equals(question.channel())),
                "/channel",
                "channel: not one (expected: one of " + CHANNELS + ")");
        violations.check(
                Arrays.stream(ConsentPurpose.values())
                        .anyMatch(each -> each.name().equals(question.purpose())),
                "/purpose",
                "purpose: not one (expected: one of " + Arrays.toString(ConsentPurpose.values()) + ")");
        violations.throwIfAny();
        return new WishToWrite(
                messageId,
                customerId,
                ConsentChannel.valueOf(Objects.requireNonNull(question.channel())),
                ConsentPurpose.valueOf(Objects.requireNonNull(question.purpose())));
    }
}
