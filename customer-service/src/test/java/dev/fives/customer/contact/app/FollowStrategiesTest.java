package dev.fives.customer.contact.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fives.customer.contact.model.ContactPlan;
import dev.fives.customer.contact.model.StrategyCadence;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerFixture;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.test.store.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FollowStrategiesTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Customer CUSTOMER = CustomerFixture.customer("{\"name\":\"A\"}");

    private final MemoryStore<ContactPlan> plans = new MemoryStore<>();
    private Mono<Stored<Customer>> found = Mono.just(stored(CUSTOMER));
    private final FollowStrategies follow =
            new FollowStrategies(new FoundCustomer(() -> found), new MemoryStore<StrategyCadence>(), plans);

    @Test
    void storeThatDoesNotAnswer_failsTheEvent_andTheNextTrySetsThePlan() {
        follow.published(new StrategyCadence("seg_1", 30, 1)).block();
        found = Mono.error(new ProblemException(Problems.UNAVAILABLE, "store: no answer (expected: one)"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> follow.entered("cus_1", "seg_1", AT).block());
        assertThat(plans.all).isEmpty();
        found = Mono.just(stored(CUSTOMER));
        follow.entered("cus_1", "seg_1", AT).block();

        assertThat(plan()).isEqualTo(new ContactPlan("cus_1", 30, AT, "seg_1"));
    }

    @Test
    void deletedCustomer_getsNoPlan() {
        follow.published(new StrategyCadence("seg_1", 30, 1)).block();
        found = Mono.just(stored(CUSTOMER.deleted(AT, Duration.ofDays(30), null)));

        follow.entered("cus_1", "seg_1", AT).block();

        assertThat(plans.all).isEmpty();
    }

    private ContactPlan plan() {
        return requireNonNull(plans.all.get("cus_1")).state();
    }

    private static Stored<Customer> stored(Customer customer) {
        return new Stored<>("cus_1", "cus_1", 1, 1, customer, List.of(), List.of());
    }
}
