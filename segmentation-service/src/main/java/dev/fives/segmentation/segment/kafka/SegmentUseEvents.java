package dev.fives.segmentation.segment.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.loyalty.EarningRuleChanged;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.segmentation.segment.app.SegmentUse;
import dev.fives.segmentation.segment.app.SegmentUses;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Which earning rules ask for which segments. Each event tells it whole, so a higher sequence replaces a lower one. */
public final class SegmentUseEvents {

    private static final String GROUP = "segmentation";

    private final SegmentUses uses;

    public SegmentUseEvents(SegmentUses uses) {
        this.uses = uses;
    }

    public Subscription subscription() {
        return new Subscription(
                GROUP,
                Topic.LOYALTY,
                Map.of(
                        EventTypes.EARNING_RULE_PUBLISHED, this::published,
                        EventTypes.EARNING_RULE_ARCHIVED, this::archived),
                true);
    }

    private Mono<Void> published(ReceivedEvent event) {
        var rule = event.dataAs(EarningRuleChanged.class);
        return uses.keep(use(rule, rule.segmentIds()), event.sequence());
    }

    private Mono<Void> archived(ReceivedEvent event) {
        return uses.keep(use(event.dataAs(EarningRuleChanged.class), List.of()), event.sequence());
    }

    private static SegmentUse use(EarningRuleChanged rule, List<String> segmentIds) {
        return new SegmentUse(SegmentUse.Kind.EARNING_RULE, rule.ruleId(), rule.version(), segmentIds);
    }
}
