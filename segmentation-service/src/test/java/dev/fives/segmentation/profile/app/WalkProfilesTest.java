package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.basis.app.Walk;
import dev.fives.segmentation.basis.app.WalkStore;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Seven profiles, two a page, and a segment that all of them enter. */
class WalkProfilesTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final int PROFILES = 7;
    private static final int PAGE = 2;

    private final MutableClock clock = new MutableClock(START);
    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final PagesInMemory pages = new PagesInMemory(store);
    private final BasisInMemory basis = new BasisInMemory(basis(2));
    private final Progress progress = new Progress();
    private WalkProfiles walk;

    @BeforeEach
    void fill() {
        IntStream.rangeClosed(1, PROFILES)
                .mapToObj(i -> "cus_" + i)
                .forEach(id ->
                        store.create(id, id, Profile.of(id), List.of(), null).block());
        var bases = new Bases(basis);
        var writer = new ProfileWriter(store, bases, new Judge(ZoneOffset.UTC), clock, new SimpleMeterRegistry());
        walk = new WalkProfiles(pages, writer, progress, bases, clock::instant, "ins_1", PAGE);
    }

    @Test
    void walk_judgesEachProfileOnce_andStoresHowFarItCame() {
        assertThat(walk.walk().block()).isTrue();

        assertThat(members()).isEqualTo(PROFILES);
        assertThat(store.events).hasSize(PROFILES);
        assertThat(progress.steps).extracting(Walk::after).containsExactly("", "cus_2", "cus_4", "cus_6", "cus_7");
        assertThat(progress.present.isFinishedFor(2)).isTrue();
        assertThat(walk.walk().block()).isTrue();
        assertThat(store.events).hasSize(PROFILES);
    }

    @Test
    void walk_goesOnWhereItWasLeft() {
        progress.present = new Walk(5, 2, "cus_4", false, "ins_0", START.minusSeconds(1));

        assertThat(walk.walk().block()).isTrue();

        assertThat(members()).isEqualTo(3);
        assertThat(pages.pages).isEqualTo(2);
    }

    @Test
    void walk_ends_whereTheBasisMoved() {
        progress.after = "cus_4";
        progress.then = () -> basis.present = basis(3);

        assertThat(walk.walk().block()).isFalse();

        assertThat(members()).isEqualTo(4);
        assertThat(progress.present.after()).isEqualTo("cus_4");
        assertThat(walk.walk().block()).isTrue();
        assertThat(progress.present.isFinishedFor(3)).isTrue();
        assertThat(members()).isEqualTo(PROFILES);
        assertThat(store.events).hasSize(PROFILES);
    }

    @Test
    void walk_ends_whereAnotherInstanceWentOn() {
        progress.after = "cus_2";
        progress.then = () -> progress.present = progress.present.taken(2, "ins_2", START.plusSeconds(30));

        assertThat(walk.walk().block()).isFalse();

        assertThat(progress.present.owner()).isEqualTo("ins_2");
        assertThat(progress.present.after()).isEqualTo("cus_2");
        // the page that was under way, which the other one finds done
        assertThat(members()).isEqualTo(4);
        assertThat(walk.walk().block()).isFalse();
    }

    private long members() {
        return store.all.values().stream()
                .filter(stored -> !stored.state().segments().isEmpty())
                .count();
    }

    private static Basis basis(long version) {
        var rule = new Leaf(Field.PURCHASES_COUNT, Operator.LT, List.of(Value.Numeric.of(1)));
        return BasisInMemory.basis(version, new PublishedSegment("seg_1", 1, "new", "New", rule, 2));
    }

    /** With something that happens once, right after a step. */
    private static final class Progress implements WalkStore {
        private final List<Walk> steps = new ArrayList<>();
        private Walk present = new Walk(1, 1, "", true, "", Instant.EPOCH);
        private String after = "never";
        private Runnable then = () -> {};

        @Override
        public Mono<Walk> load() {
            return Mono.fromSupplier(() -> present);
        }

        @Override
        public Mono<Boolean> replace(Walk next) {
            return Mono.fromSupplier(() -> {
                if (present.revision() != next.revision() - 1) {
                    return false;
                }
                present = next;
                steps.add(next);
                if (next.after().equals(after)) {
                    after = "never";
                    then.run();
                }
                return true;
            });
        }
    }
}
