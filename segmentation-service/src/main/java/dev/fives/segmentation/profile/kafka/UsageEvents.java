package dev.fives.segmentation.profile.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.usage.UsageRecorded;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.segmentation.profile.app.ApplyUse;
import dev.fives.segmentation.profile.model.Use;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What customers did in applications. None needs another to have come before, so none parks. */
public final class UsageEvents {

    private final ApplyUse uses;

    public UsageEvents(ApplyUse uses) {
        this.uses = uses;
    }

    public Subscription subscription() {
        return new Subscription("segmentation", Topic.USAGE, Map.of(EventTypes.USAGE_RECORDED, this::used), false);
    }

    private Mono<Void> used(ReceivedEvent event) {
        var data = event.dataAs(UsageRecorded.class);
        var use = new Use(data.usageId(), data.name(), data.at().truncatedTo(ChronoUnit.MILLIS));
        return uses.apply(data.customerId(), use, event.id());
    }
}
