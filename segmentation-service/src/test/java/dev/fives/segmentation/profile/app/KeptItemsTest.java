package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.app.BasisInMemory;
import dev.fives.segmentation.profile.model.Basket;
import dev.fives.segmentation.profile.model.Judge;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Purchases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was in purchases is kept of the newest ones, whatever came before what. */
class KeptItemsTest {

    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CUSTOMER = "cus_1";
    private static final int ITEMS = 10;

    @Test
    void itemsThatWereDropped_comeBack_whereTheNewerPurchaseIsGivenBack() {
        var older = purchase(1, 1, 6);
        var newer = purchase(2, 1, 6);
        var givenBack = purchase(2, 2, 0);

        assertThat(kept(List.of(older, newer))).isEqualTo("p1:- p2:6");
        assertThat(kept(List.of(older, newer, givenBack))).isEqualTo("p1:6 p2:0");
        assertThat(kept(List.of(newer, givenBack, older))).isEqualTo("p1:6 p2:0");
        assertThat(kept(List.of(givenBack, older, newer))).isEqualTo("p1:6 p2:0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void items_areTheSameInAnyOrder(long seed) {
        var random = new Random(seed);
        var events = new ArrayList<Purchase>();
        for (int place = 1; place <= 8; place++) {
            int items = 1 + random.nextInt(7);
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                events.add(purchase(place, version, items));
                items = random.nextInt(items + 1);
            }
        }
        var inTurn = told(events);

        for (int i = 0; i < 30; i++) {
            Collections.shuffle(events, random);
            assertThat(told(events)).isEqualTo(inTurn);
        }
    }

    private static String kept(List<Purchase> events) {
        return told(events).kept().stream()
                .map(one -> one.id() + ":"
                        + (one.basket().items() == null
                                ? "-"
                                : one.basket().items().size()))
                .collect(Collectors.joining(" "));
    }

    /** By a service of its own. */
    private static Purchases told(List<Purchase> events) {
        var store = new MemoryStore<Profile>();
        var clock = new MutableClock(START.plus(Duration.ofDays(30)));
        var writer = new ProfileWriter(
                store,
                new Bases(new BasisInMemory(BasisInMemory.basis(1))),
                new Judge(ZoneOffset.UTC),
                clock,
                new SimpleMeterRegistry());
        var pace = new RfmPopulation.Pace(1, Duration.ofDays(1), Duration.ofDays(1));
        var purchases = new ApplyPurchase(
                writer,
                new FactsInMemory(store),
                new RfmPopulation(RealClock.system(), pace),
                new ApplyPurchase.Kept(6, ITEMS),
                4,
                new SimpleMeterRegistry());
        events.forEach(it -> purchases
                .apply(new PurchaseFact("purchase:" + it.id() + "-" + it.version(), CUSTOMER, it))
                .block());
        return store.all.get(CUSTOMER).state().purchases();
    }

    private static Purchase purchase(int place, int version, int items) {
        var net = BigDecimal.valueOf(items);
        var basket = new Basket(
                "WEB",
                "store-1",
                IntStream.range(0, items)
                        .mapToObj(item -> new Basket.Item("sku-" + item, "tea", "brand", BigDecimal.ONE))
                        .toList());
        return new Purchase(
                "p" + place, version, START.plus(Duration.ofDays(place)), BigDecimal.TEN, net, "CNY", basket);
    }
}
