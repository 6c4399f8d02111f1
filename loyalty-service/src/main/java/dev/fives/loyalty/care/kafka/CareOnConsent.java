package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.HoldCare;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CarePurpose;
import dev.fives.loyalty.care.model.CareStanding.Consent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/** {@code customer.consent-changed}. Memory: the highest sequence of channel and purpose. */
public final class CareOnConsent implements EventHandler {
    private static final Set<String> REFUSALS = Set.of("DENIED", "REVOKED");

    private final HoldCare hold;

    public CareOnConsent(HoldCare hold) {
        this.hold = hold;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        ConsentChanged changed = event.dataAs(ConsentChanged.class);
        return Mono.justOrEmpty(consent(changed, event.sequence()))
                .flatMap(consent -> hold.heard(changed.customerId(), consent));
    }

    /** Empty for a channel or purpose that no care has. */
    private static Optional<Consent> consent(ConsentChanged changed, long sequence) {
        return named(CareChannel.values(), changed.channel())
                .flatMap(channel -> named(CarePurpose.values(), changed.purpose())
                        .map(purpose -> new Consent(
                                channel,
                                purpose,
                                sequence,
                                REFUSALS.contains(changed.status()),
                                changed.validUntil())));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
