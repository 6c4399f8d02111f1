package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.basis.app.FinishedWalk;
import dev.fives.segmentation.basis.app.SettledBasis;
import dev.fives.segmentation.profile.app.RebuiltPage.Rebuilt;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Refold;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A page of 45 customers, whose facts come when the test says so: what was asked for meanwhile is held. */
class HeldAtOnceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final List<String> CUSTOMERS =
            IntStream.range(0, 45).mapToObj("cus_%02d"::formatted).toList();

    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final SlowFacts facts = new SlowFacts();

    @Test
    void EVT_12_page_holdsNoMoreCustomersThanItMay_whileItLooks() throws Exception {
        CUSTOMERS.forEach(this::create);

        var page = rebuild(20).page("", 100).toFuture();
        assertThat(facts.answerAll(CUSTOMERS.size(), Map.of())).isEqualTo(20);

        assertThat(page.get(SOON.toSeconds(), TimeUnit.SECONDS).profiles())
                .hasSize(45)
                .noneMatch(Rebuilt::isChanged);
    }

    /** Of each that was lost a purchase is known, so that each is looked at and then written. */
    @Test
    void EVT_12_page_holdsNoMoreCustomersThanItMay_whileItMends() throws Exception {
        var bought = CUSTOMERS.stream().collect(Collectors.toMap(Function.identity(), HeldAtOnceTest::bought));

        var page = rebuild(3).page("", 100).toFuture();
        assertThat(facts.answerAll(2 * CUSTOMERS.size(), bought)).isEqualTo(3);

        assertThat(page.get(SOON.toSeconds(), TimeUnit.SECONDS).changed()).isEqualTo(45);
    }

    private void create(String id) {
        var profile = Profile.of(id);
        store.create(id, id, profile, List.of(), null).block(SOON);
    }

    private static CustomerFacts.Told bought(String id) {
        var purchase = new Purchase(
                "pur_" + id, 1, NOW.minus(Duration.ofDays(1)), BigDecimal.TEN, BigDecimal.TEN, "CNY", null);
        return new CustomerFacts.Told(List.of(new CustomerFacts.KeptPurchase("fact_" + id, true, purchase)), List.of());
    }

    private RebuildProfiles rebuild(int atOnce) {
        var clock = new MutableClock(NOW);
        var meters = new SimpleMeterRegistry();
        var bases = new Bases(new BasisInMemory(BasisInMemory.basis(1)));
        var judge = new Judge(ZoneOffset.UTC);
        return new RebuildProfiles(
                store,
                new ProfileWriter(store, bases, judge, clock, meters),
                facts,
                new SettledBasis(bases, new FinishedWalk(1)),
                judge,
                new Refold(4, 9, 6),
                new RfmPopulation(
                        RealClock.system(), new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1))),
                clock,
                new RebuildProfiles.Looks(atOnce, 0, Duration.ZERO),
                meters);
    }

    private static final class SlowFacts implements CustomerFacts {

        private record Asked(Collection<String> ids, MonoSink<Map<String, Told>> sink) {}

        private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

        /** One after the other; the most customers that were asked for at the same time. */
        int answerAll(int customers, Map<String, Told> told) throws InterruptedException {
            int most = 0;
            for (int answered = 0; answered < customers; ) {
                var next = asked.poll(SOON.toSeconds(), TimeUnit.SECONDS);
                assertThat(next).as("asked after %d customers", answered).isNotNull();
                int others = asked.stream().mapToInt(one -> one.ids().size()).sum();
                most = Math.max(most, next.ids().size() + others);
                answered += next.ids().size();
                var theirs = next.ids().stream()
                        .filter(told::containsKey)
                        .collect(Collectors.toMap(Function.identity(), told::get));
                next.sink().success(theirs);
            }
            return most;
        }

        @Override
        public Mono<List<String>> customersAfter(String customerId, int limit) {
            return Mono.just(CUSTOMERS);
        }

        @Override
        public Mono<Map<String, Told>> of(Collection<String> customerIds) {
            return Mono.create(sink -> asked.add(new Asked(List.copyOf(customerIds), sink)));
        }

        @Override
        public Mono<Long> lastEvent(String customerId) {
            return Mono.just(0L);
        }
    }
}
