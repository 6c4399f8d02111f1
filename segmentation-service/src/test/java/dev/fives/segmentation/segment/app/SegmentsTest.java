package dev.fives.segmentation.segment.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.claim.Claims;
import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.rule.RuleJson;
import dev.fives.segmentation.rule.model.RuleLimits;
import dev.fives.segmentation.segment.model.Segment;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final String SEGMENT = "seg_1";
    private static final String SOUND = "{\"field\":\"lastScore.nps\",\"op\":\"gte\",\"value\":9}";
    private static final String UNSOUND = "{\"field\":\"segments\",\"op\":\"contains\",\"value\":\"nowhere\"}";

    private final MemoryStore<Segment> store = new MemoryStore<>();
    private final BasisInMemory basis = new BasisInMemory(BasisInMemory.basis(1));
    private final Bases bases = new Bases(basis);
    private final SegmentsInForce inForce = new SegmentsInForce(
            unused(SegmentQueries.class), bases, new RuleJson(new RuleLimits(8, 50, 50, 200, 3660, 366)), 200);
    private final Segments segments = new Segments(
            store,
            unused(Claims.class),
            inForce,
            SegmentTurnsFixture.unhurried(inForce::bringAll),
            unused(SegmentVersions.class),
            new Dependents(bases, unused(SegmentUses.class), List.of(unused(UsesHere.class)), 10),
            unused(Ids.class),
            RealClock.system(),
            new MutableClock(Instant.parse("2026-06-01T12:00:00Z")));

    @Test
    void publish_putsASoundDraftInForce() {
        store.create(SEGMENT, SEGMENT, Segment.draft("one", "One", SOUND), List.of(), null)
                .block();

        segments.publish(SEGMENT, Optional.empty()).block();

        assertThat(state().publishedRule()).isEqualTo(SOUND);
        assertThat(basis.present.segment(SEGMENT)).isPresent();
    }

    @Test
    void publish_refusesARuleThatAsksForASegmentThatIsNotThere() {
        store.create(SEGMENT, SEGMENT, Segment.draft("one", "One", UNSOUND), List.of(), null)
                .block();

        assertThatThrownBy(() -> segments.publish(SEGMENT, Optional.empty()).block())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("nowhere");
        assertThat(state().status()).isEqualTo(Segment.Status.DRAFT);
    }

    /** The look starts over in the store; here the lost race is told. */
    @Test
    void publish_putsNoDraftInForceThatCameWhileAnotherOneWasLookedAt() {
        store.create(SEGMENT, SEGMENT, Segment.draft("one", "One", SOUND), List.of(), null)
                .block();
        // the second look at the basis is the one for the rule; the first asks whether there is room
        basis.atLook(2, () -> {
            var stored = store.all.get(SEGMENT);
            store.update(stored, stored.state().with("One", UNSOUND), List.of(), null)
                    .block();
        });

        assertThatThrownBy(() -> segments.publish(SEGMENT, Optional.empty()).block())
                .isInstanceOf(VersionConflict.class);
        assertThat(state().rule()).isEqualTo(UNSOUND);
        assertThat(state().status()).isEqualTo(Segment.Status.DRAFT);
        assertThat(basis.present.segments()).isEmpty();
    }

    private Segment state() {
        return store.all.get(SEGMENT).state();
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
