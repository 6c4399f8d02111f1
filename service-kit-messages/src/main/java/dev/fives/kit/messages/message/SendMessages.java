package dev.fives.kit.messages.message;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.messages.carrier.Carrier;
import dev.fives.kit.messages.carrier.Carriers;
import dev.fives.kit.messages.carrier.Handover;
import dev.fives.kit.messages.carrier.Letter;
import dev.fives.kit.messages.recipient.Permit;
import dev.fives.kit.messages.recipient.Recipients;
import dev.fives.kit.messages.recipient.RecipientsAway;
import dev.fives.kit.messages.text.Templates;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Sends what is to be sent: asks what it says and whom it reaches, fills in the text, opens the way, claims, hands over,
 * writes down what became of it. Nothing is handed over without a claim, and no claim is made before the way is open. All
 * by real time: a business clock that is moved sends nothing sooner.
 */
public final class SendMessages implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(SendMessages.class);

    private final MessageStore store;
    private final Delivery delivery;
    private final Recipients recipients;
    private final Correspondence correspondence;
    private final Templates templates;
    private final Carriers carriers;
    private final UnderWay underWay;
    private final RealClock clock;
    private final DeliveryLimits limits;

    public SendMessages(
            MessageStore store,
            Delivery delivery,
            Recipients recipients,
            Correspondence correspondence,
            Templates templates,
            Carriers carriers,
            UnderWay underWay,
            RealClock clock,
            DeliveryLimits limits) {
        this.store = store;
        this.delivery = delivery;
        this.recipients = recipients;
        this.correspondence = correspondence;
        this.templates = templates;
        this.carriers = carriers;
        this.underWay = underWay;
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        // one that cannot be written must not keep the others waiting; its fault is told when they are through
        return store.due(clock.instant(), limit)
                .flatMapDelayError(this::fire, limits.sideBySide(), limits.sideBySide())
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> fire(Stored<Message> stored) {
        RequestContext context = RequestContext.internal(stored.state().correlationId());
        Mono<Void> step = stored.state().status() == MessageStatus.SENDING ? delivery.breakOff(stored) : send(stored);
        return underWay.toItsEnd(step.contextWrite(context.asContext())).thenReturn(1);
    }

    /** Where nothing can carry it, nobody is asked for an address, and no place in the customer's day is taken. */
    private Mono<Void> send(Stored<Message> stored) {
        return carriers.of(stored.state().channel())
                .map(carrier -> send(stored, carrier))
                .orElseGet(() -> delivery.log(stored));
    }

    /** The service is asked first, so that what is of no use any more takes no place either. */
    private Mono<Void> send(Stored<Message> stored, Carrier carrier) {
        return Mono.defer(() -> content(stored.state()))
                .onErrorMap(fault -> fault instanceof Correspondence.NotYet
                        ? new InVain(MessageReason.NOT_YET)
                        : vain(stored, fault, MessageReason.FAULT))
                .map(content -> ask(stored, content, carrier))
                .defaultIfEmpty(
                        Mono.defer(() -> delivery.end(stored, MessageStatus.SUPPRESSED, MessageReason.OF_NO_USE)))
                .flatMap(step -> step)
                .onErrorResume(InVain.class, vain -> delivery.postpone(stored, vain.reason()))
                .onErrorResume(RecipientsAway.class, away -> delivery.postpone(stored, MessageReason.CUSTOMERS_AWAY));
    }

    private Mono<Map<String, String>> content(Message message) {
        return Objects.requireNonNull(correspondence.templates().get(message.template()), message.template())
                .of(message);
    }

    private Mono<Void> ask(Stored<Message> stored, Map<String, String> content, Carrier carrier) {
        Message message = stored.state();
        return recipients
                .ask(stored.id(), message.customerId(), message.channel(), message.purpose())
                .flatMap(permit -> switch (permit) {
                    case Permit.Refused refused -> delivery.end(stored, MessageStatus.SUPPRESSED, refused.reason());
                    case Permit.Granted granted -> write(stored, content, granted, carrier);
                });
    }

    private Mono<Void> write(
            Stored<Message> stored, Map<String, String> content, Permit.Granted granted, Carrier carrier) {
        return Mono.fromSupplier(() -> letter(stored.state(), content, granted))
                .onErrorMap(fault -> vain(stored, fault, MessageReason.FAULT))
                .flatMap(letter -> carry(stored, letter, granted, carrier));
    }

    private Letter letter(Message message, Map<String, String> content, Permit.Granted granted) {
        return new Letter(
                message.messageId(),
                granted.address(),
                templates.fill(message.template(), granted, content),
                granted.unsubscribeUrl());
    }

    /** A way that cannot be opened postpones; from the claim on, the outcome alone counts. */
    private Mono<Void> carry(Stored<Message> stored, Letter letter, Permit.Granted granted, Carrier carrier) {
        return Mono.usingWhen(
                carrier.open().onErrorMap(fault -> vain(stored, fault, MessageReason.CARRIER_AWAY)),
                line -> delivery.claim(stored, granted.contactPointId(), carrier.name())
                        .flatMap(claimed -> handed(line, letter).flatMap(outcome -> delivery.settle(claimed, outcome))),
                line -> line.close().onErrorComplete());
    }

    private Mono<Handover> handed(Carrier.Line line, Letter letter) {
        return line.hand(letter).timeout(limits.lease()).onErrorReturn(new Handover.Unknown());
    }

    private static Throwable vain(Stored<Message> stored, Throwable fault, String reason) {
        LOG.warn(
                "message {}: {} ({}), tried again",
                stored.id(),
                reason,
                fault.getClass().getName());
        return new InVain(reason);
    }

    /** Nothing was handed over, and may be later. */
    private static final class InVain extends RuntimeException {
        private final String reason;

        InVain(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
