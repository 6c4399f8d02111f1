package dev.fives.customer.purchase.app;

import dev.fives.customer.customer.app.Customers;
import dev.fives.customer.purchase.model.Purchase;
import dev.fives.customer.purchase.model.PurchaseDraft;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Records what a customer bought, once per system and reference. */
public class RecordPurchase {
    private static final int CREATED = 201;

    private final Customers customers;
    private final AggregateStore<Purchase> purchases;
    private final PurchaseDrafts drafts;
    private final RealClock clock;

    public RecordPurchase(
            Customers customers, AggregateStore<Purchase> purchases, PurchaseDrafts drafts, RealClock clock) {
        this.customers = customers;
        this.purchases = purchases;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** The purchase, and whether this call recorded it. */
    public record Recorded(Stored<Purchase> purchase, boolean created) {}

    /** 404 without the customer, 409 where it is deleted or the reference has another content. */
    public Mono<Recorded> record(String customerId, PurchaseDraft draft) {
        return Command.current(clock, "POST /customers/" + customerId + "/purchases", draft)
                .flatMap(command -> command.orDone(attempt(customerId, draft, command), done(draft, command)));
    }

    /** What this draft would repeat, whoever bought it; empty where it is new or differs. */
    public Mono<Recorded> recorded(String system, String externalRef, PurchaseDraft draft) {
        return purchases
                .find(drafts.idOf(system, externalRef))
                .filter(stored -> stored.state()
                        .isSameOrderAs(drafts.purchase(stored.state().customerId(), draft, false)))
                .map(stored -> new Recorded(stored, false));
    }

    private Mono<Recorded> attempt(String customerId, PurchaseDraft draft, Command command) {
        return customers
                .findActive(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "customer: " + customerId + " (expected: an existing customer)")))
                .map(customer -> drafts.purchase(customerId, draft, false))
                .flatMap(purchase -> create(command, purchase));
    }

    private Mono<Recorded> done(PurchaseDraft draft, Command command) {
        return Mono.defer(() -> Mono.justOrEmpty(drafts.idOf(draft)))
                .flatMap(purchases::find)
                .filter(command::isDoneIn)
                .map(stored -> new Recorded(stored, false));
    }

    private Mono<Recorded> create(Command command, Purchase purchase) {
        return purchases
                .create(
                        purchase.id(),
                        purchase.customerId(),
                        purchase,
                        List.of(PurchaseEvents.recorded(purchase)),
                        command.record(CREATED, 1))
                .map(stored -> new Recorded(stored, true))
                .onErrorResume(
                        AlreadyExists.class,
                        taken -> purchases.find(purchase.id()).map(stored -> repeated(command, stored, purchase)));
    }

    private static Recorded repeated(Command command, Stored<Purchase> stored, Purchase wanted) {
        boolean done = command.isDoneIn(stored);
        if (!done && !stored.state().isSameOrderAs(wanted)) {
            throw otherContent(stored.id());
        }
        return new Recorded(stored, false);
    }

    private static ProblemException otherContent(String purchaseId) {
        return new ProblemException(
                        Problems.CONFLICT,
                        "externalRef: used by " + purchaseId + " (expected: the same content, or a new one)")
                .withProperty("purchaseId", purchaseId);
    }
}
