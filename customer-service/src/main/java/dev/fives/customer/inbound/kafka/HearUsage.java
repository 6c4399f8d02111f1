package dev.fives.customer.inbound.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.commerce.UsageReported;
import dev.fives.customer.inbound.app.TakeUsage;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.Subscription;
import java.util.Map;

/** What customers did in other systems. No parking: each stands for itself. */
public final class HearUsage {
    private HearUsage() {}

    public static Subscription with(TakeUsage take) {
        EventHandler recorded = Foreign.handler(
                UsageReported.class,
                UsageReported::customerExternalId,
                (event, usage) -> take.take(event.source(), event.id(), usage));
        return new Subscription(
                Foreign.GROUP, Topic.COMMERCE_USAGE, Map.of(EventTypes.COMMERCE_USAGE_RECORDED, recorded), false);
    }
}
