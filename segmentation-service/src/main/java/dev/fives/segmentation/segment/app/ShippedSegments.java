package dev.fives.segmentation.segment.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentLifecycle;
import dev.fives.kit.events.claim.Claim;
import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import dev.fives.segmentation.segment.model.Segment;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The segments that every deployment begins with, in force. Each is made once: whoever changes or archives one keeps
 * what they made of it, and whoever has a segment of the same code keeps theirs.
 */
public final class ShippedSegments {

    public static final String AT_RISK = "at-risk";

    private static final Logger log = LoggerFactory.getLogger(ShippedSegments.class);

    private final AggregateStore<Segment> store;
    private final Claims claims;
    private final Ids ids;
    private final BusinessClock clock;

    public ShippedSegments(AggregateStore<Segment> store, Claims claims, Ids ids, BusinessClock clock) {
        this.store = store;
        this.claims = claims;
        this.ids = ids;
        this.clock = clock;
    }

    /** May be repeated. What it makes is in force once it is brought in, as after a crash. */
    public Mono<Void> ensure() {
        var id = ids.derived("seg", "shipped", AT_RISK);
        return claims.take(Segments.claimOf(AT_RISK), id)
                .filter(Claim::mine)
                .flatMap(claim -> store.find(id).hasElement())
                .filter(known -> !known)
                .flatMap(absent -> create(id))
                .contextWrite(RequestContext.internal("shipped-segments").asContext());
    }

    private Mono<Void> create(String id) {
        var rule = new Leaf(Field.RISK_LEVEL, Operator.EQ, List.of(new Value.Text("HIGH")));
        var segment = Segment.draft(AT_RISK, "At risk", RuleJson.write(rule).toString())
                .publish(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var published = new SegmentLifecycle(id, segment.published(), segment.name(), segment.code());
        return store.create(id, id, segment, List.of(new NewEvent(EventTypes.SEGMENT_PUBLISHED, published)), null)
                .doOnNext(made -> log.info("segment {}: made and published", AT_RISK))
                .then()
                .onErrorComplete(AlreadyExists.class);
    }
}
