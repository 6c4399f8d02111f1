package dev.fives.customer.reach.app;

import dev.fives.customer.consent.app.ConsentDraft;
import dev.fives.customer.consent.app.DecideConsent;
import dev.fives.customer.consent.app.Place;
import dev.fives.customer.consent.model.ConsentStatus;
import dev.fives.customer.reach.app.UnsubscribeLinks.Target;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import reactor.core.publisher.Mono;

/** A customer follows the link and takes the consent back; again changes nothing. Nobody is logged in here. */
public final class Unsubscribe {
    private static final String PROOF = "unsubscribe link";

    private final UnsubscribeLinks links;
    private final DecideConsent consents;

    public Unsubscribe(UnsubscribeLinks links, DecideConsent consents) {
        this.links = links;
        this.consents = consents;
    }

    /** 404 for a forged link. */
    public Target target(String token) {
        return links.target(token)
                .orElseThrow(
                        () -> new ProblemException(Problems.NOT_FOUND, "link: unknown (expected: one that was sent)"));
    }

    /** 404 for a forged link, 409 while the customer is deleted. */
    public Mono<Void> revoke(String token) {
        return Mono.fromSupplier(() -> target(token))
                .flatMap(target -> consents.decide(
                        target.customerId(),
                        new Place(target.channel(), target.purpose()),
                        new ConsentDraft(ConsentStatus.REVOKED.name(), PROOF, null),
                        earlier -> {}))
                .then();
    }
}
