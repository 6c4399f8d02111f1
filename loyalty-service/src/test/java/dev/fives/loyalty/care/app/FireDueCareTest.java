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
import java.time.Instant;
import java.util.ArrayList;
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
    private final FireDueCare fire = new FireDueCare(
            due(store),
            new CareWriter(store, new CareStandings(new MemoryStore<>())),
            task -> faults-- > 0
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.fromRunnable(() -> delivered.add(task.taskId())),
            Mono::empty);

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
        run();
        assertThat(delivered).containsExactlyInAnyOrder("car_1", "car_2");
        assertThat(run()).as("there is nothing left to do").isZero();
    }

    @Test
    void REL_24_deliveryThatFails_keepsNoOtherTaskWaiting() {
        faults = 1;

        assertThatThrownBy(this::run).hasMessageContaining("away");

        assertThat(delivered).hasSize(1);
        run();
        assertThat(delivered).containsExactlyInAnyOrder("car_1", "car_2");
    }

    private Integer run() {
        return Objects.requireNonNull(fire.fireDue(NOW, PAGE).block());
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
                                    && !stored.state().nextDueAt().isAfter((Instant) arguments[0]));
                });
    }
}
