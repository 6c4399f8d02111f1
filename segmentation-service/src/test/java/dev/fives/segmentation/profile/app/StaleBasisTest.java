package dev.fives.segmentation.profile.app;

import static dev.fives.segmentation.basis.app.BasisInMemory.basis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.basis.app.FinishedWalk;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.Cause;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances, one of which does not know yet of a segment that the other one has put a customer into. */
class StaleBasisTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CUSTOMER = "cus_1";

    private final MutableClock clock = new MutableClock(START);
    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final BasisInMemory stored = new BasisInMemory(basis(1));
    private final Judge judge = new Judge(ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Bases copyOfOne = new Bases(stored);
    private final ProfileWriter one = new ProfileWriter(store, copyOfOne, judge, clock, meters);
    private final ProfileWriter other = new ProfileWriter(store, new Bases(stored), judge, clock, meters);

    @BeforeEach
    void otherOneHasPublished() {
        assertThat(copyOfOne.current().block().version()).isEqualTo(1);
        stored.present = basis(2, segment());
    }

    @Test
    void event_isJudgedByNoOlderBasisThanTheProfileWas() {
        promote(other);

        one.apply(loaded(), CUSTOMER, profile -> profile.withRecent("e-2"), "e-2")
                .block();

        assertThat(transitions()).containsExactly("crm.segment.entered.v1");
        assertThat(segments()).containsExactly("seg_1");
        assertThat(state().recent()).containsExactly("e-2");
    }

    @Test
    void dueInstant_isJudgedByNoOlderBasisThanTheProfileWas() {
        promote(other);
        other.apply(loaded(), CUSTOMER, profile -> profile.with(complaint(), START, 9), "e-2")
                .block();
        clock.advance(Duration.ofDays(400));

        one.catchUp(loaded().orElseThrow()).block();

        assertThat(state().nextDueAt()).isNull();
        assertThat(transitions()).containsExactly("crm.segment.entered.v1");
        assertThat(segments()).containsExactly("seg_1");
    }

    @Test
    void decision_isJudgedByNoOlderBasisThanTheProfileWas() {
        promote(other);

        one.decide(loaded().orElseThrow(), profile -> profile.withRecent("decided"), null)
                .block();

        assertThat(transitions()).containsExactly("crm.segment.entered.v1");
        assertThat(segments()).containsExactly("seg_1");
    }

    @Test
    void review_byAWalkThatIsBehind_takesNothingBack() {
        promote(other);

        one.review(loaded().orElseThrow(), basis(1)).block();

        assertThat(transitions()).containsExactly("crm.segment.entered.v1");
        assertThat(segments()).containsExactly("seg_1");
    }

    /** No walk comes by again where a crash came between a write by the old basis and the second look. */
    @Test
    void OPS_10_profileThatACrashLeftByTheOldBasis_isToldAndMended() {
        var left = judge.apply(
                        Profile.of(CUSTOMER),
                        profile -> profile.with(answer(), START, 9),
                        basis(1),
                        new Cause("e-1", START))
                .profile();
        store.create(CUSTOMER, CUSTOMER, left, List.of(), null).block();
        var check = new MembershipCheck(
                new PagesInMemory(store),
                store,
                new SettledBasis(new Bases(stored), new FinishedWalk(2)),
                judge,
                other,
                clock,
                10,
                meters);

        check.tick().block();

        assertThat(violations()).isEqualTo(1);
        assertThat(segments()).containsExactly("seg_1");
        assertThat(transitions()).containsExactly("crm.segment.entered.v1");
        check.tick().block();
        assertThat(violations()).isZero();
        assertThat(transitions()).hasSize(1);
    }

    private double violations() {
        return meters.get("crm.invariant.violations")
                .tag("name", "membership")
                .gauge()
                .value();
    }

    private void promote(ProfileWriter writer) {
        writer.apply(loaded(), CUSTOMER, profile -> profile.with(answer(), START, 9), "e-1")
                .block();
        assertThat(state().judgedBy()).isEqualTo(2);
    }

    private static Answer answer() {
        return new Answer("rsp_1", Answer.Metric.NPS, 10, false, START, "c", "e-1");
    }

    /** Weighs for some time only. */
    private static Answer complaint() {
        return new Answer("rsp_2", Answer.Metric.CSAT, 1, true, START, "c", "e-2");
    }

    private Optional<Stored<Profile>> loaded() {
        return one.find(CUSTOMER).block();
    }

    private Profile state() {
        return store.all.get(CUSTOMER).state();
    }

    private List<String> segments() {
        return state().segments().stream().map(Membership::id).toList();
    }

    private List<String> transitions() {
        return store.events.stream()
                .filter(event -> event.data() instanceof SegmentMembershipChanged)
                .map(event -> event.type().name())
                .toList();
    }

    private static PublishedSegment segment() {
        var rule = new Leaf(Field.LAST_NPS, Operator.GTE, List.of(Value.Numeric.of(9)));
        return new PublishedSegment("seg_1", 1, "promoters", "Promoters", rule, 2);
    }
}
