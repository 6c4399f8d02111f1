package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.rule.model.Field;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CUSTOMER = "cus_1";
    private static final int REPLAYS = 10_000;

    private final MutableClock clock = new MutableClock(START);
    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final ProfileWriter writer = new ProfileWriter(
            store,
            new Bases(new BasisInMemory(BasisInMemory.basis(
                    1,
                    BasisInMemory.atLeast("seg_buyers", Field.PURCHASES_COUNT, 2),
                    BasisInMemory.atLeast("seg_promoters", Field.LAST_NPS, 9)))),
            new Judge(ZoneOffset.UTC),
            clock,
            new SimpleMeterRegistry());
    private final ApplyPurchase purchases = new ApplyPurchase(
            writer,
            new FactsInMemory(store),
            new RfmPopulation(RealClock.system(), new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1))),
            new ApplyPurchase.Kept(500, 500),
            8,
            new SimpleMeterRegistry());
    private final ApplyAnswer answers = new ApplyAnswer(writer, clock, new ApplyAnswer.Kept(100, 100));

    @Test
    void SEG_09_tenThousandReplays_tellEachTransitionOnce() {
        var story = story();
        story.forEach(event -> event.run());
        var told = transitions();
        assertThat(told)
                .containsExactly(
                        "entered seg_buyers purchase:pur_2-1",
                        "entered seg_promoters response:rsp_1-1",
                        "exited seg_buyers purchase:pur_2-2",
                        "entered seg_buyers purchase:pur_3-1",
                        "exited seg_promoters response:rsp_2-1");
        var after = store.all.get(CUSTOMER).state();

        var random = new Random(9);
        for (int i = 0; i < REPLAYS; i++) {
            var again = new ArrayList<>(story);
            Collections.shuffle(again, random);
            again.forEach(event -> event.run());
        }

        assertThat(transitions()).isEqualTo(told);
        assertThat(store.all.get(CUSTOMER).state()).isEqualTo(after);
    }

    private List<Runnable> story() {
        return List.of(
                () -> buy("pur_1", 1, "10.00"),
                () -> buy("pur_2", 1, "10.00"),
                () -> answer("rsp_1", 10, 1),
                () -> buy("pur_2", 2, "0.00"),
                () -> buy("pur_3", 1, "10.00"),
                () -> answer("rsp_2", 3, 2));
    }

    private void buy(String id, long version, String net) {
        var purchase = new Purchase(id, version, START, new BigDecimal("10.00"), new BigDecimal(net), "CNY");
        purchases
                .apply(new PurchaseFact("purchase:" + id + "-" + version, CUSTOMER, purchase))
                .block();
    }

    private void answer(String id, int score, int minute) {
        var eventId = "response:" + id + "-1";
        var at = START.plus(Duration.ofMinutes(minute));
        answers.apply(
                        CUSTOMER,
                        new Answer(id, Answer.Metric.NPS, score, score < 7, at, "c", eventId),
                        List.of(),
                        eventId)
                .block();
    }

    private List<String> transitions() {
        return store.events.stream()
                .filter(event -> event.data() instanceof SegmentMembershipChanged)
                .map(ReplayTest::line)
                .toList();
    }

    private static String line(NewEvent event) {
        var data = (SegmentMembershipChanged) event.data();
        return event.type().name().split("\\.", -1)[2] + " " + data.segmentId() + " "
                + data.cause().eventId();
    }
}
