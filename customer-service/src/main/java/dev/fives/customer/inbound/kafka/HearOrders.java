package dev.fives.customer.inbound.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.commerce.OrderCancelled;
import dev.fives.contracts.commerce.OrderCompleted;
import dev.fives.contracts.commerce.OrderRefunded;
import dev.fives.customer.inbound.app.TakeOrders;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.Subscription;
import java.util.Map;

/**
 * Orders of other systems. No parking: a refund does not need its order, and an order that is refused must not hold up
 * the customer's other ones.
 */
public final class HearOrders {
    private HearOrders() {}

    public static Subscription with(TakeOrders take) {
        EventHandler completed = Foreign.handler(
                OrderCompleted.class, OrderCompleted::customerExternalId, (event, order) -> take.completed(order));
        EventHandler refunded = Foreign.handler(
                OrderRefunded.class, OrderRefunded::customerExternalId, (event, refund) -> take.refunded(refund));
        EventHandler cancelled = Foreign.handler(
                OrderCancelled.class, OrderCancelled::customerExternalId, (event, order) -> take.cancelled(order));
        return new Subscription(
                Foreign.GROUP,
                Topic.COMMERCE_ORDER,
                Map.of(
                        EventTypes.COMMERCE_ORDER_COMPLETED, completed,
                        EventTypes.COMMERCE_ORDER_REFUNDED, refunded,
                        EventTypes.COMMERCE_ORDER_CANCELLED, cancelled),
                false);
    }
}
