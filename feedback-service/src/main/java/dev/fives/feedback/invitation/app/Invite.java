package dev.fives.feedback.invitation.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.feedback.SurveyInvited;
import dev.fives.contracts.feedback.SurveyTrigger;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.id.Ids;
import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.MessagePurpose;
import dev.fives.kit.messages.message.MessageWish;
import dev.fives.kit.messages.message.Messages;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import reactor.core.publisher.Mono;

/** Makes the invitation that was decided. May be repeated: its id comes from the plan and what the plan reacted to. */
public final class Invite {
    private final AggregateStore<Invitation> store;
    private final Surveys surveys;
    private final Messages messages;
    private final Ids ids;

    public Invite(AggregateStore<Invitation> store, Surveys surveys, Messages messages, Ids ids) {
        this.store = store;
        this.surveys = surveys;
        this.messages = messages;
        this.ids = ids;
    }

    /**
     * Whom to ask what, and why.
     *
     * @param at business time of the invitation
     */
    public record Occasion(
            String customerId,
            String planId,
            String surveyId,
            String trigger,
            String purchaseId,
            String channel,
            Instant at,
            Instant expiresAt,
            String correlationId) {}

    public Mono<Void> invite(Occasion occasion) {
        String id = ids.derived("inv", occasion.planId(), occasion.purchaseId());
        return surveys.published(occasion.surveyId())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                        "survey: " + occasion.surveyId() + " has no version (expected: a published one)")))
                .flatMap(version -> store.create(
                        id,
                        occasion.customerId(),
                        invitation(occasion, version),
                        List.of(invited(id, occasion, version)),
                        null))
                .then()
                .onErrorResume(AlreadyExists.class, there -> Mono.empty())
                .then(Mono.defer(() -> write(id, occasion)));
    }

    /** A channel by which nothing can be sent leaves it to whoever reads {@code survey.invited}. */
    private Mono<Void> write(String id, Occasion occasion) {
        return Arrays.stream(MessageChannel.values())
                .filter(channel -> channel.name().equals(occasion.channel()))
                .findFirst()
                .map(channel -> messages.request(new MessageWish(
                        InvitationMessage.about(id),
                        occasion.customerId(),
                        channel,
                        MessagePurpose.SURVEY,
                        InvitationMessage.TEMPLATE,
                        occasion.at())))
                .orElse(Mono.empty());
    }

    private static Invitation invitation(Occasion occasion, Survey.Version version) {
        return new Invitation(
                occasion.customerId(),
                occasion.surveyId(),
                version.version(),
                occasion.planId(),
                occasion.trigger(),
                occasion.purchaseId(),
                occasion.channel(),
                occasion.at(),
                occasion.expiresAt(),
                occasion.correlationId(),
                null);
    }

    private static NewEvent invited(String id, Occasion occasion, Survey.Version version) {
        SurveyInvited data = new SurveyInvited(
                id,
                occasion.customerId(),
                occasion.surveyId(),
                version.version(),
                occasion.planId(),
                new SurveyTrigger(occasion.trigger(), occasion.purchaseId()),
                occasion.channel(),
                occasion.expiresAt(),
                occasion.at());
        return new NewEvent(EventTypes.SURVEY_INVITED, data, occasion.at());
    }
}
