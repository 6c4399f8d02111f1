package dev.fives.feedback.invitation.app;

import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.invitation.model.Invitation.Status;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Message;
import dev.fives.kit.time.BusinessClock;
import java.util.Map;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** What fills in a mail that asks: the link. Of an invitation that was answered, or has expired, there is nothing to ask. */
public final class InvitationMessage implements Correspondence.Content {
    public static final String TEMPLATE = "survey-invitation";

    private static final String ABOUT = "invitation/";

    private final AggregateStore<Invitation> store;
    private final UnaryOperator<String> links;
    private final BusinessClock clock;

    /** @param links from an invitation's id to what the customer opens */
    public InvitationMessage(AggregateStore<Invitation> store, UnaryOperator<String> links, BusinessClock clock) {
        this.store = store;
        this.links = links;
        this.clock = clock;
    }

    static String about(String invitationId) {
        return ABOUT + invitationId;
    }

    @Override
    public Mono<Map<String, String>> of(Message message) {
        return store.find(message.about().substring(ABOUT.length()))
                .filter(this::isOpen)
                .map(stored -> Map.of("link", links.apply(stored.id())));
    }

    private boolean isOpen(Stored<Invitation> stored) {
        return stored.state().status(clock.instant()) == Status.INVITED;
    }
}
