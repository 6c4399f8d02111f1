package dev.fives.loyalty.care.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.test.store.MemoryStore;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareOrigin;
import dev.fives.loyalty.care.model.CareOrigin.PlanMark;
import dev.fives.loyalty.care.model.CareReason;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What becomes of a task whose delivery fails. */
class FireDueCareTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int PAGE = 100;

    private final MemoryStore<CareTask> store = new MemoryStore<>();
    private final List<String> delivered = new ArrayList<>();
    private int faults;
    private String broken = "";
    private final FireDueCare fire = new FireDueCare(
            due(store),
            new CareWriter(store, new CareStandings(new MemoryStore<>())),
            task -> faults-- > 0 || task.taskId().equals(broken)
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.fromRunnable(() -> delivered.add(task.taskId())),
            Mono::empty,
            new CareLimits(
                    Duration.ofDays(30), Duration.ofDays(90), 100, Duration.ofSeconds(5), Duration.ofMinutes(10)));

    @BeforeEach
    void twoBirthdays() {
        List.of("car_1", "car_2").forEach(this::plan);
    }

    @Test
    void REL_24_deliveryThatFails_leavesTheTaskDue_andIsTriedAgainUntilItIsHandedOver() {
        faults = 2;

        assertThatThrownBy(this::run).isInstanceOf(RuntimeException.class);

        assertThat(delivered).isEmpty();
        assertThat(List.of("car_1", "car_2")).allSatisfy(id -> {
            assertThat(task(id).status()).isEqualTo(CareStatus.DUE);
            assertThat(task(id).awaitsDelivery()).isTrue();
        });
        run(NOW.plusSeconds(5), PAGE);
        assertThat(delivered).containsExactlyInAnyOrder("car_1", "car_2");
        assertThat(run(NOW.plusSeconds(5), PAGE))
                .as("there is nothing left to do")
                .isZero();
    }

    @Test
    void REL_24_deliveryThatFails_keepsNoOtherTaskWaiting() {
        faults = 1;

        assertThatThrownBy(this::run).hasMessageContaining("away");

        assertThat(delivered).hasSize(1);
        run(NOW.plusSeconds(5), PAGE);
        assertThat(delivered).containsExactlyInAnyOrder("car_1", "car_2");
    }

    /** Else pages of what nobody can send would come first for ever. */
    @Test
    void REL_24_deliveryThatFailsForLong_isTriedEverLater_andKeepsNoPageWaiting() {
        broken = "car_1";

        assertThatThrownBy(() -> run(NOW, 1)).hasMessageContaining("away");
        assertThat(next("car_1")).isEqualTo(NOW.plusSeconds(5));
        run(NOW, 1);
        assertThat(delivered).containsExactly("car_2");

        assertThatThrownBy(() -> run(NOW.plusSeconds(40), 1)).hasMessageContaining("away");
        assertThat(next("car_1")).as("as long as it was due").isEqualTo(NOW.plusSeconds(80));
        Instant late = NOW.plus(Duration.ofDays(1));
        assertThatThrownBy(() -> run(late, 1)).hasMessageContaining("away");
        assertThat(next("car_1")).as("at most").isEqualTo(late.plus(Duration.ofMinutes(10)));

        broken = "";
        run(late.plus(Duration.ofMinutes(10)), 1);
        assertThat(delivered).containsExactly("car_2", "car_1");
    }

    private Integer run() {
        return run(NOW, PAGE);
    }

    private Integer run(Instant now, int limit) {
        return Objects.requireNonNull(fire.fireDue(now, limit).block());
    }

    private Instant next(String id) {
        return Objects.requireNonNull(task(id).nextDueAt());
    }

    private CareTask task(String id) {
        return Objects.requireNonNull(store.all.get(id)).state();
    }

    private void plan(String id) {
        CareOrigin origin = new CareOrigin(
                CareReason.BIRTHDAY, null, 0, null, "c-1", NOW, new PlanMark("cpl_1", "2026", "birthday"));
        CareTask planned = CareTask.plan(id, "cus_" + id, CareKind.BIRTHDAY, CareChannel.EMAIL, NOW, origin)
                .task();
        store.create(id, planned.customerId(), planned, List.of(), null).block();
    }

    /** As the index of what is due finds them; nothing else is asked. */
    private static CareTasks due(MemoryStore<CareTask> store) {
        return (CareTasks) Proxy.newProxyInstance(
                CareTasks.class.getClassLoader(), new Class<?>[] {CareTasks.class}, (self, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("due");
                    return Flux.fromStream(() -> List.copyOf(store.all.values()).stream())
                            .filter(stored -> stored.state().nextDueAt() != null
                                    && !stored.state().nextDueAt().isAfter((Instant) arguments[0]))
                            .sort(Comparator.comparing(stored -> stored.state().nextDueAt()))
                            .take((Integer) arguments[1]);
                });
    }
}
