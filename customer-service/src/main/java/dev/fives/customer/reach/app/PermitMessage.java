package dev.fives.customer.reach.app;

import dev.fives.customer.consent.app.DecideConsent;
import dev.fives.customer.consent.model.ConsentPurpose;
import dev.fives.customer.consent.model.ConsentStatus;
import dev.fives.customer.consent.model.Consents;
import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.customer.model.ContactPoint;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.reach.app.Permit.Refusal;
import dev.fives.customer.reach.model.Reach;
import dev.fives.customer.reach.model.Reach.Grant;
import dev.fives.customer.reach.model.Reach.NamedPoint;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Decides whether a customer may be written now, and where: one decision over consent, address and the limit of the day,
 * whichever service asks. A message that has its place keeps it, also over midnight, and counts in the day on which it
 * asks; consent and address are looked at each time.
 */
public final class PermitMessage {
    private static final int RACES_MAX = 30;
    private static final Duration RACE_PAUSE = Duration.ofMillis(2);

    private final AggregateStore<Reach> store;
    private final Customers customers;
    private final DecideConsent consents;
    private final UnsubscribeLinks links;
    private final ReachLimits limits;
    private final Ids ids;
    private final BusinessClock clock;

    public PermitMessage(
            AggregateStore<Reach> store,
            Customers customers,
            DecideConsent consents,
            UnsubscribeLinks links,
            ReachLimits limits,
            Ids ids,
            BusinessClock clock) {
        this.store = store;
        this.customers = customers;
        this.consents = consents;
        this.links = links;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    public Mono<Permit> ask(WishToWrite wish) {
        return Mono.defer(() -> store.find(wish.customerId())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .flatMap(loaded -> decide(wish, loaded)))
                .retryWhen(Retry.backoff(RACES_MAX, RACE_PAUSE)
                        .filter(fault -> fault instanceof VersionConflict || fault instanceof AlreadyExists));
    }

    private Mono<Permit> decide(WishToWrite wish, Optional<Stored<Reach>> loaded) {
        return customers
                .find(wish.customerId())
                .flatMap(stored -> stored.state().isDeleted()
                        ? refused(Refusal.CUSTOMER_DELETED)
                        : consents.of(wish.customerId()).flatMap(said -> decide(wish, loaded, stored.state(), said)))
                .switchIfEmpty(refused(Refusal.CUSTOMER_UNKNOWN));
    }

    private Mono<Permit> decide(WishToWrite wish, Optional<Stored<Reach>> loaded, Customer customer, Consents said) {
        if (!allows(said, wish)) {
            return refused(Refusal.NO_CONSENT);
        }
        Optional<ContactPoint> point = point(customer, wish.type());
        if (point.isEmpty()) {
            return refused(Refusal.NO_ADDRESS);
        }
        return wish.purpose() == ConsentPurpose.MARKETING && !links.leadAnywhere()
                ? refused(Refusal.NO_UNSUBSCRIBE_LINK)
                : place(wish, loaded, customer, point.get());
    }

    private Mono<Permit> place(
            WishToWrite wish, Optional<Stored<Reach>> loaded, Customer customer, ContactPoint point) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone(customer));
        String purpose = wish.purpose().name();
        Reach known = loaded.map(Stored::state)
                .orElseGet(() -> Reach.nothing(customer.id()))
                .since(today.minusDays(limits.placeKeptDays()).toString());
        if (!known.isGranted(wish.messageId())
                && known.granted(purpose, today.toString()) >= limits.perDay(wish.purpose())) {
            return refused(Refusal.DAILY_LIMIT);
        }
        Reach granted = known.with(new Grant(wish.messageId(), purpose, today.toString()));
        Reach next = named(granted, customer, point);
        return write(loaded.orElse(null), next).thenReturn(permit(wish, next, customer, point));
    }

    private static Mono<Permit> refused(Refusal reason) {
        return Mono.just(new Permit.Refused(reason));
    }

    /** Of some purposes silence is a no, of the others a no is. */
    private boolean allows(Consents said, WishToWrite wish) {
        return said.standing(wish.channel(), wish.purpose(), clock.instant())
                .map(status -> status == ConsentStatus.GRANTED)
                .orElse(!limits.askFirst().contains(wish.purpose()));
    }

    /** The one that is known to work, else the first that is not known to be dead. */
    private static Optional<ContactPoint> point(Customer customer, ContactPoint.Type type) {
        return customer.contactPoints().stream()
                .filter(point -> point.type() == type && point.status() != ContactPoint.Status.INVALID)
                .min(Comparator.comparing(point -> point.status() != ContactPoint.Status.VERIFIED));
    }

    private ZoneId zone(Customer customer) {
        try {
            return customer.timeZone() == null ? limits.zone() : ZoneId.of(customer.timeZone());
        } catch (DateTimeException unknown) {
            return limits.zone();
        }
    }

    private Reach named(Reach known, Customer customer, ContactPoint point) {
        List<NamedPoint> listed = known.points().stream()
                .filter(named -> customer.contactPoints().stream()
                        .anyMatch(each -> each.type().name().equals(named.type())
                                && each.value().equals(named.value())))
                .toList();
        Reach kept = known.namingOnly(listed);
        String type = point.type().name();
        return kept.point(type, point.value()).isPresent()
                ? kept
                : kept.with(new NamedPoint(ids.next("cpt"), type, point.value()));
    }

    private Mono<Void> write(@Nullable Stored<Reach> loaded, Reach next) {
        if (loaded == null) {
            return store.create(next.customerId(), next.customerId(), next, List.of(), null)
                    .then();
        }
        return next.equals(loaded.state())
                ? Mono.empty()
                : store.update(loaded, next, List.of(), null).then();
    }

    private Permit permit(WishToWrite wish, Reach reach, Customer customer, ContactPoint point) {
        boolean isMarketing = wish.purpose() == ConsentPurpose.MARKETING;
        return new Permit.Granted(
                reach.point(point.type().name(), point.value()).orElseThrow().id(),
                point.value(),
                customer.name(),
                customer.locale(),
                isMarketing ? links.to(customer.id(), wish.channel(), wish.purpose()) : null);
    }
}
