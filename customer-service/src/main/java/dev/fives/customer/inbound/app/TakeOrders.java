package dev.fives.customer.inbound.app;

import dev.fives.contracts.commerce.OrderCancelled;
import dev.fives.contracts.commerce.OrderCompleted;
import dev.fives.contracts.commerce.OrderRefunded;
import dev.fives.customer.purchase.app.PurchaseDrafts;
import dev.fives.customer.purchase.app.RecordPurchase;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import reactor.core.publisher.Mono;

/**
 * Orders of other systems become purchases and refunds, by the use cases that requests go through. Memory: the purchase's
 * id comes from system and reference, a refund has its reference in the purchase; so repeats, and the same order by
 * request and by event, are one.
 */
public class TakeOrders {
    private final ForeignCustomers customers;
    private final RecordPurchase record;
    private final PurchaseDrafts purchases;
    private final SettleRefunds settle;
    private final WaitingRefunds waiting;
    private final Ids ids;
    private final RealClock clock;

    public TakeOrders(
            ForeignCustomers customers,
            RecordPurchase record,
            PurchaseDrafts purchases,
            SettleRefunds settle,
            WaitingRefunds waiting,
            Ids ids,
            RealClock clock) {
        this.customers = customers;
        this.record = record;
        this.purchases = purchases;
        this.settle = settle;
        this.waiting = waiting;
        this.ids = ids;
        this.clock = clock;
    }

    /** Then the refunds that waited for it. What was taken is a repeat also where its customer is deleted by now. */
    public Mono<Void> completed(OrderCompleted order) {
        var draft = OrderDrafts.purchase(order);
        return customers
                .idOf(order.system(), order.customerExternalId())
                .flatMap(customerId -> record.record(customerId, draft))
                .onErrorResume(
                        ForeignCustomers::isNotThere,
                        refusal -> record.recorded(order.system(), order.externalRef(), draft)
                                .switchIfEmpty(Mono.error(refusal)))
                .flatMap(recorded ->
                        settle.of(recorded.purchase().id()).then(recorded.created() ? Mono.empty() : Repeat.dropped()));
    }

    public Mono<Void> refunded(OrderRefunded refund) {
        String purchaseId = purchases.idOf(refund.system(), refund.externalRef());
        return take(new WaitingRefund(
                ids.derived("wait", purchaseId, "refund", refund.refundRef()),
                purchaseId,
                refund.system(),
                refund.externalRef(),
                OrderDrafts.refund(refund),
                OrderDrafts.kept(refund.at()),
                clock.instant(),
                null));
    }

    public Mono<Void> cancelled(OrderCancelled order) {
        String purchaseId = purchases.idOf(order.system(), order.externalRef());
        return take(new WaitingRefund(
                ids.derived("wait", purchaseId, "cancelled"),
                purchaseId,
                order.system(),
                order.externalRef(),
                null,
                OrderDrafts.kept(order.at()),
                clock.instant(),
                null));
    }

    /** The second look finds an order that came between the first and the entry. */
    private Mono<Void> take(WaitingRefund refund) {
        return settle.take(refund)
                .flatMap(taken -> taken
                        ? Mono.<Void>empty()
                        : waiting.add(refund)
                                .flatMap(stored -> stored.isSameAs(refund) ? settle.of(refund.purchaseId()) : other()));
    }

    private static Mono<Void> other() {
        return Mono.error(new ProblemException(
                Problems.CONFLICT, "refundRef: used by another refund (expected: the same content, or a new one)"));
    }
}
