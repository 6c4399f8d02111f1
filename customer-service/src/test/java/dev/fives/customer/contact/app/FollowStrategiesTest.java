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
    private final MemoryStore<StrategyCadence> cadences = new MemoryStore<>();
    private final KeptEntries entries = new KeptEntries();
    private final FollowStrategies follow =
            new FollowStrategies(new FoundCustomer(() -> found), cadences, plans, entries);

    @Test
    void storeThatDoesNotAnswer_failsTheEvent_andTheNextTrySetsThePlan() {
        follow.published(strategy(30, 1)).block();
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
        follow.published(strategy(30, 1)).block();
        found = Mono.just(stored(CUSTOMER.deleted(AT, Duration.ofDays(30), null)));

        follow.entered("cus_1", "seg_1", AT).block();

        assertThat(plans.all).isEmpty();
    }

    @Test
    void entryThatIsHeardBeforeTheStrategy_setsThePlanWhenThatIsHeard() {
        follow.entered("cus_1", "seg_1", AT).block();
        assertThat(plans.all).isEmpty();

        follow.published(strategy(30, 1)).block();

        assertThat(plan()).isEqualTo(new ContactPlan("cus_1", 30, AT, "seg_1"));
        assertThat(entries.all).isEmpty();
    }

    @Test
    void strategyThatIsHeardBetweenTwoLooksOfAnEntry_isFollowed() {
        entries.beforeKeep = () -> follow.published(strategy(30, 1)).block();

        follow.entered("cus_1", "seg_1", AT).block();

        assertThat(plan().cadenceDays()).isEqualTo(30);
    }

    @Test
    void whoWasThereBeforeTheStrategy_isNotContacted_whicheverIsHeardFirst() {
        follow.entered("cus_1", "seg_1", AT.minusSeconds(1)).block();
        follow.published(strategy(30, 1)).block();
        follow.published(strategy(60, 2)).block();
        follow.entered("cus_1", "seg_1", AT.minusSeconds(1)).block();
        assertThat(plans.all).isEmpty();

        follow.entered("cus_1", "seg_1", AT).block();

        assertThat(plan().cadenceDays()).isEqualTo(60);
    }

    @Test
    void archivedStrategy_isFollowedAgainByWhoEntersFromItsReturnOn() {
        follow.published(strategy(30, 1)).block();
        follow.published(StrategyCadence.archived("seg_1", 2)).block();
        follow.entered("cus_1", "seg_1", AT.plusSeconds(1)).block();

        follow.published(new StrategyCadence("seg_1", 60, 3, AT.plusSeconds(2))).block();
        assertThat(plans.all).isEmpty();
        follow.entered("cus_1", "seg_1", AT.plusSeconds(2)).block();

        assertThat(plan().cadenceDays()).isEqualTo(60);
    }

    @Test
    void strategyThatIsToldAgain_followsThoseWhomTheFirstTimeDidNotReach() {
        follow.entered("cus_1", "seg_1", AT).block();
        found = Mono.error(new ProblemException(Problems.UNAVAILABLE, "store: no answer (expected: one)"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> follow.published(strategy(30, 1)).block());
        found = Mono.just(stored(CUSTOMER));

        follow.published(strategy(30, 1)).block();

        assertThat(plan().cadenceDays()).isEqualTo(30);
    }

    private static StrategyCadence strategy(int days, long sequence) {
        return new StrategyCadence("seg_1", days, sequence, AT);
    }

    private ContactPlan plan() {
        return requireNonNull(plans.all.get("cus_1")).state();
    }

    private static Stored<Customer> stored(Customer customer) {
        return new Stored<>("cus_1", "cus_1", 1, 1, customer, List.of(), List.of());
    }
}
