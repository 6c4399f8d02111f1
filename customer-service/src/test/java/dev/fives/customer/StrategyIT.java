package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.contracts.segment.StrategyPublished;
import dev.fives.customer.contact.app.SegmentEntries;
import dev.fives.customer.contact.app.SegmentEntries.SegmentEntry;
import dev.fives.kit.events.outbox.EventPublisher;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.PendingEvents;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;

/** Strategies of segments and contact plans; each event comes three times. */
@ExtendWith(LocalBackends.class)
class StrategyIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Instant ENTERED = Instant.parse("2026-03-01T10:00:00Z");

    private final Api api = RunningService.api();

    @Test
    void SEG_18_enteringASegmentWithAStrategy_setsTheNextContact_inThirtyDays() {
        String id = api.post("/customers", "{\"name\":\"Of The Strategy\"}").id();
        strategy("str_contact", "seg_contact", 1, 90);
        strategy("str_contact", "seg_contact", 2, 30);

        entered(id, "seg_contact", ENTERED);

        Eventually.until(DEADLINE, () -> due(id).equals("2026-03-31T10:00:00Z"));
        entered(id, "seg_contact", ENTERED.plus(Duration.ofDays(1)));
        Eventually.until(DEADLINE, () -> due(id).equals("2026-04-01T10:00:00Z"));
        entered(id, "seg_contact", ENTERED);
        entered(id, "seg_other", ENTERED.plus(Duration.ofDays(2)));
        awaitTold(id, 4);
        assertThat(due(id)).as("an old entry and a segment without a strategy").isEqualTo("2026-04-01T10:00:00Z");
    }

    @Test
    void SEG_18_whatAPersonHasSet_stays() {
        String id = api.post("/customers", "{\"name\":\"Of A Person\"}").id();
        api.put("/customers/" + id + "/contact-plan", "{\"cadenceDays\":7}");
        String before = due(id);
        strategy("str_person", "seg_person", 1, 30);

        entered(id, "seg_person", Instant.parse("2030-01-01T00:00:00Z"));

        awaitTold(id, 2);
        assertThat(due(id)).isEqualTo(before);
    }

    @Test
    void SEG_18_archivedStrategy_movesNobodyWhoEnters_andPlansOfBeforeStay() {
        String before = api.post("/customers", "{\"name\":\"Of Before\"}").id();
        String after = api.post("/customers", "{\"name\":\"Of After\"}").id();
        strategy("str_archived", "seg_archived", 1, 30);
        entered(before, "seg_archived", ENTERED);
        Eventually.until(DEADLINE, () -> due(before).equals("2026-03-31T10:00:00Z"));

        strategy("str_archived", "seg_archived", 2, 30, true);
        entered(after, "seg_archived", ENTERED);

        awaitTold(after, 2);
        assertThat(due(after)).isEmpty();
        assertThat(due(before)).isEqualTo("2026-03-31T10:00:00Z");
    }

    @Test
    void SEG_18_planThatAPersonEnded_doesNotComeBackWithARepeat() {
        String id = api.post("/customers", "{\"name\":\"Of An End\"}").id();
        strategy("str_ended", "seg_ended", 1, 30);
        entered(id, "seg_ended", ENTERED);
        Eventually.until(DEADLINE, () -> due(id).equals("2026-03-31T10:00:00Z"));

        api.put("/customers/" + id + "/contact-plan", "{}");
        entered(id, "seg_ended", ENTERED);
        entered(id, "seg_without", ENTERED);

        awaitTold(id, 3);
        assertThat(due(id)).isEmpty();
    }

    @Test
    void SEG_18_entryThatIsHeardBeforeTheStrategy_setsTheNextContactWhenThatComes() {
        String id = api.post("/customers", "{\"name\":\"Of An Overtaking\"}").id();
        entered(id, "seg_overtaken", ENTERED);
        awaitTold(id, 2);
        assertThat(due(id)).isEmpty();

        strategy("str_overtaken", "seg_overtaken", 1, 30);

        Eventually.until(DEADLINE, () -> due(id).equals("2026-03-31T10:00:00Z"));
    }

    @Test
    void entriesThatWaitInVain_areRemoved() {
        SegmentEntries entries = RunningService.bean(SegmentEntries.class);
        var old = new SegmentEntry("seg_vain", "cus_vain", Instant.parse("2001-01-01T00:00:00Z"));
        var young = new SegmentEntry("seg_vain", "cus_vain", ENTERED);
        entries.keep(old).then(entries.keep(old)).then(entries.keep(young)).block(DEADLINE);

        entries.removeBefore(old.at().plusMillis(1)).block(DEADLINE);

        assertThat(entries.of("seg_vain").block(DEADLINE)).containsExactly(young);
        entries.remove(List.of(young)).block(DEADLINE);
        assertThat(entries.of("seg_vain").block(DEADLINE)).isEmpty();
    }

    private String due(String id) {
        return api.get("/customers/" + id + "/contact-plan")
                .body()
                .path("nextContactDueAt")
                .asString("");
    }

    /** The entry on the timeline is written after the plan. */
    private void awaitTold(String id, int entries) {
        Eventually.until(
                DEADLINE,
                () -> api.get("/customers/" + id + "/timeline?pageSize=200")
                                .body()
                                .path("items")
                                .size()
                        >= entries);
    }

    private static void strategy(String strategyId, String segmentId, long version, int days) {
        strategy(strategyId, segmentId, version, days, null);
    }

    private static void strategy(
            String strategyId, String segmentId, long version, int days, @Nullable Boolean archived) {
        var data =
                new StrategyPublished(strategyId, segmentId, version, "Strategy", 100, days, null, List.of(), archived);
        send(EventTypes.STRATEGY_PUBLISHED, strategyId, strategyId, version, data, ENTERED);
        var known = RunningService.bean(MongoDatabase.class).getCollection("strategy_cadences");
        Eventually.until(
                DEADLINE,
                () -> Mono.from(known.countDocuments(new Document("_id", segmentId).append("state.sequence", version)))
                                .block()
                        == 1);
    }

    private static void entered(String customerId, String segmentId, Instant at) {
        var cause = new SegmentMembershipChanged.Cause(null, null, at);
        var data = new SegmentMembershipChanged(segmentId, 1, "code", customerId, cause);
        send(EventTypes.SEGMENT_ENTERED, customerId + segmentId + at.getEpochSecond(), customerId, 1, data, at);
    }

    private static void send(EventType type, String aggregateId, String key, long sequence, Object data, Instant at) {
        var event = RunningService.bean(PendingEvents.class)
                .of(
                        RequestContext.internal("test"),
                        type.aggregateType(),
                        aggregateId,
                        sequence,
                        new NewEvent(type, data, at));
        for (int i = 0; i < 3; i++) {
            RunningService.bean(EventPublisher.class).send(event, key).block(DEADLINE);
        }
    }
}
