package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.CareByPlan;
import reactor.core.publisher.Mono;

/**
 * {@code purchase.recorded}: how is the customer with it? An imported past asks for no visit. Memory: a task's id comes
 * from plan, customer and purchase.
 */
public final class CareOnPurchase implements EventHandler {
    private final CareByPlan plans;

    public CareOnPurchase(CareByPlan plans) {
        this.plans = plans;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        PurchaseChanged purchase = event.dataAs(PurchaseChanged.class);
        return purchase.history()
                ? Mono.empty()
                : plans.purchased(purchase.customerId(), purchase.purchaseId(), event.time());
    }
}
