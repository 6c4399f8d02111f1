package dev.fives.segmentation.profile.app;

import static dev.fives.segmentation.basis.app.BasisInMemory.basis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.profile.model.Answer;
import dev.fives.segmentation.profile.model.Cause;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ProfileWriterTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CUSTOMER = "cus_1";

    private final Judge judge = new Judge(ZoneOffset.UTC);
    private final MutableClock clock = new MutableClock(START.plus(Duration.ofDays(31)));
    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final BasisInMemory basis = new BasisInMemory(basis(1));
    private final ProfileWriter writer =
            new ProfileWriter(store, new Bases(basis), judge, clock, new SimpleMeterRegistry());

    @BeforeEach
    void profileThatIsDue() {
        store.create(CUSTOMER, CUSTOMER, dueOnDayThirty(), List.of(), null).block();
    }

    /** What was asked of the facts after the first read says nothing of what another instance wrote after it. */
    @Test
    void change_startsOverWhereAnotherOneWroteWhileTimeWasCaughtUpWith() {
        basis.atLook(1, () -> {
            store.update(present(), present().state().withRecent("theirs"), List.of(), null)
                    .block();
            basis.present = basis(2);
        });
        int[] attempts = new int[1];

        ProfileWriter.startingOver(Mono.defer(() -> {
                    attempts[0]++;
                    return writer.find(CUSTOMER).flatMap(loaded -> {
                        List<String> asked = loaded.orElseThrow().state().recent();
                        return writer.apply(
                                loaded,
                                CUSTOMER,
                                present -> present.withRecent(asked).withRecent("ours"),
                                "ours");
                    });
                }))
                .block();

        assertThat(attempts[0]).isEqualTo(2);
        assertThat(present().state().recent()).containsExactly("theirs", "ours");
    }

    @Test
    void change_followsWhatTimeBroughtInOneGo() {
        int[] attempts = new int[1];

        ProfileWriter.startingOver(Mono.defer(() -> {
                    attempts[0]++;
                    return writer.find(CUSTOMER)
                            .flatMap(loaded ->
                                    writer.apply(loaded, CUSTOMER, present -> present.withRecent("ours"), "ours"));
                }))
                .block();

        assertThat(attempts[0]).isEqualTo(1);
        assertThat(present().version()).isEqualTo(3);
    }

    private Stored<Profile> present() {
        return store.all.get(CUSTOMER);
    }

    private Profile dueOnDayThirty() {
        var answer = new Answer("rsp_1", Answer.Metric.CSAT, 1, true, START, "story-1");
        return judge.apply(
                        Profile.of(CUSTOMER),
                        present -> present.with(answer, START, 100),
                        basis(1),
                        new Cause("e-1", START))
                .profile();
    }
}
