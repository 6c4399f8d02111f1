package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoTimeoutException;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.segmentation.basis.model.FrequencyBand;
import dev.fives.segmentation.profile.app.RebuiltPage.Outcome;
import dev.fives.segmentation.profile.app.RebuiltPage.Rebuilt;
import dev.fives.segmentation.profile.model.Basket;
import dev.fives.segmentation.profile.model.Membership;
import dev.fives.segmentation.profile.model.Profile;
import dev.fives.segmentation.profile.model.Purchase;
import dev.fives.segmentation.profile.model.Purchases;
import dev.fives.segmentation.profile.model.Satisfaction;
import dev.fives.segmentation.profile.model.Ticket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RebuildProfilesTest {

    private static final Instant START = ShopFloor.START;

    /** Old ones in the sums, given back, in two currencies, more items than are kept, tickets that matter no more. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void EVT_12_foldedAnew_aProfileIsEqualToWhatItsEventsMadeOfIt_inAnyOrder(long seed) {
        var random = new Random(seed);
        var events = story(random);
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(events, random);
            var floor = new ShopFloor();
            events.forEach(event -> event.tell(floor));
            var told = floor.profile();
            int eventsBefore = floor.store.events.size();

            var page = floor.rebuilt();
            assertThat(floor.profile()).isEqualTo(told);
            assertThat(page.profiles())
                    .containsExactly(
                            new Rebuilt(ShopFloor.CUSTOMER, Optional.of(segments(told)), segments(told), Outcome.SAME));
            assertThat(floor.store.events).hasSize(eventsBefore);

            floor.damage(blank(told));
            var mended = floor.rebuilt().profiles().getFirst();
            assertThat(mended.isChanged()).isTrue();
            assertThat(mended.now()).isEqualTo(segments(told));
            assertThat(floor.profile().net().amount())
                    .isEqualByComparingTo(told.net().amount());
            assertThat(floor.profile().purchases().kept())
                    .isEqualTo(told.purchases().kept());
            assertThat(floor.profile().satisfaction()).isEqualTo(told.satisfaction());
            assertThat(floor.profile().band()).isEqualTo(told.band());
            assertThat(floor.profile().nextDueAt()).isEqualTo(told.nextDueAt());
        }
    }

    @Test
    void EVT_12_wrongMembership_isTakenBack_andAMissingOneComes_eachWithItsEvent() {
        var floor = new ShopFloor();
        floor.buys(purchase("p1", 1, 1, "10.00", "10.00", "CNY", 1));
        floor.buys(purchase("p2", 1, 2, "10.00", "10.00", "CNY", 1));
        int told = floor.store.events.size();
        var right = floor.profile();
        floor.damage(with(right, List.of(new Membership("seg_upset", 1, "seg_upset", START))));

        var page = floor.rebuilt();

        assertThat(page.profiles())
                .containsExactly(new Rebuilt(
                        ShopFloor.CUSTOMER, Optional.of(List.of("seg_upset")), List.of("seg_buyers"), Outcome.CHANGED));
        assertThat(floor.store.events.subList(told, floor.store.events.size()))
                .extracting(event -> event.type().name() + " "
                        + ((SegmentMembershipChanged) event.data()).cause().kind())
                .containsExactlyInAnyOrder("crm.segment.exited.v1 RULE", "crm.segment.entered.v1 RULE");
        assertThat(floor.rebuilt().profiles().getFirst().isChanged()).isFalse();
    }

    @Test
    void EVT_12_lostProfile_isMadeAgain_andItsEventsGoOnAfterTheLastOne() {
        var floor = new ShopFloor();
        floor.buys(purchase("p1", 1, 1, "10.00", "10.00", "CNY", 1));
        floor.buys(purchase("p2", 1, 2, "10.00", "10.00", "CNY", 1));
        floor.asks(new Ticket("t1", true, null, START, null, "c"), 1);
        var lost = floor.profile();
        floor.store.all.clear();
        floor.facts.lastEvent = 7;

        assertThat(floor.rebuilt().profiles())
                .containsExactly(new Rebuilt(
                        ShopFloor.CUSTOMER, Optional.empty(), List.of("seg_buyers", "seg_upset"), Outcome.CHANGED));
        assertThat(floor.profile().purchases()).isEqualTo(lost.purchases());
        assertThat(floor.profile().satisfaction()).isEqualTo(lost.satisfaction());
        // band, risk and two segments
        assertThat(floor.store.all.get(ShopFloor.CUSTOMER).sequence()).isEqualTo(7 + 4);
    }

    @Test
    void EVT_12_eventThatComesMeanwhile_isNeitherLostNorDoubled() {
        var floor = new ShopFloor();
        floor.buys(purchase("p1", 1, 1, "10.00", "10.00", "CNY", 1));
        floor.damage(blank(floor.profile()));
        var first = new int[1];
        floor.facts.afterRead = () -> {
            if (++first[0] == 4) { // three looks, then the write
                floor.buys(purchase("p2", 1, 2, "5.00", "5.00", "CNY", 1));
            }
        };

        floor.rebuilt();

        assertThat(first[0]).isEqualTo(5);
        assertThat(floor.profile().net().purchases()).isEqualTo(2);
        assertThat(floor.profile().net().amount()).isEqualByComparingTo("15.00");
        assertThat(segments(floor.profile())).containsExactly("seg_buyers");
    }

    /** It is kept and not applied: the event comes again, and must find the profile without it. */
    @Test
    void EVT_12_factWhoseEventIsStillToCome_isLeftToIt() {
        var floor = new ShopFloor();
        floor.keeps(purchase("p2", 1, 2, "5.00", "5.00", "CNY", 1));
        assertThat(floor.rebuilt().profiles()).isEmpty();
        floor.buys(purchase("p1", 1, 1, "10.00", "10.00", "CNY", 1));

        assertThat(floor.rebuilt().profiles().getFirst().isChanged()).isFalse();
        floor.buys(purchase("p2", 1, 2, "5.00", "5.00", "CNY", 1));
        assertThat(floor.profile().net().purchases()).isEqualTo(2);
        assertThat(floor.rebuilt().profiles().getFirst().isChanged()).isFalse();
    }

    @Test
    void EVT_12_storeThatIsAwayOrRefuses_breaksThePageOff_andNobodyIsBlamed() {
        var floor = new ShopFloor();
        floor.buys(purchase("p1", 1, 1, "10.00", "10.00", "CNY", 1));
        for (var fault : List.of(
                new MongoTimeoutException("no server"),
                new MongoExecutionTimeoutException(50, "too slow"),
                new MongoException(13, "not authorized"))) {
            floor.facts.afterRead = () -> {
                throw fault;
            };
            assertThatThrownBy(floor::rebuilt).isSameAs(fault);
        }

        floor.facts.afterRead = () -> {};
        assertThat(floor.rebuilt().profiles()).extracting(Rebuilt::outcome).containsExactly(Outcome.SAME);
    }

    @Test
    void EVT_12_factsThatCannotBeRead_areTheCustomersOwnFault() {
        var floor = new ShopFloor();
        floor.buys(purchase("p1", 1, 1, "10.00", "10.00", "CNY", 1));
        floor.facts.afterRead = () -> {
            throw new ClassCastException("net");
        };

        assertThat(floor.rebuilt().profiles()).extracting(Rebuilt::outcome).containsExactly(Outcome.UNREADABLE);
    }

    private interface Event {
        void tell(ShopFloor floor);
    }

    private static List<Event> story(Random random) {
        var events = new ArrayList<Event>();
        for (int place = 1; place <= 9; place++) {
            var at = place;
            var currency = random.nextInt(5) == 0 ? "GBP" : "CNY";
            int items = 1 + random.nextInt(5);
            int net = 40 + random.nextInt(60);
            for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                var told = purchase("p" + at, version, at, "100.00", net + ".50", currency, items);
                events.add(floor -> floor.buys(told));
                events.add(floor -> floor.buys(told));
                items = random.nextInt(items + 1);
                net = random.nextInt(3) == 0 ? 0 : net / 2;
            }
        }
        for (int place = 1; place <= 6; place++) {
            var id = "t" + place;
            var opened = START.minus(Duration.ofDays(random.nextInt(200)));
            var closed = random.nextBoolean() ? opened.plus(Duration.ofDays(random.nextInt(30))) : null;
            boolean complaint = random.nextInt(4) > 0;
            events.add(floor -> floor.asks(new Ticket(id, complaint, null, opened, null, "c"), 1));
            events.add(floor -> floor.asks(new Ticket(id, complaint, null, opened, closed, "c"), 2));
        }
        return events;
    }

    private static Purchase purchase(
            String id, long version, int day, String gross, String net, String currency, int items) {
        var all = IntStream.range(0, items)
                .mapToObj(item -> new Basket.Item("sku-" + item, "tea", "brand", BigDecimal.ONE))
                .toList();
        return new Purchase(
                id,
                version,
                START.minus(Duration.ofDays(30)).plus(Duration.ofDays(day)),
                new BigDecimal(gross),
                new BigDecimal(net.equals("0.50") ? "0.00" : net),
                currency,
                new Basket("WEB", "store-1", all));
    }

    private static List<String> segments(Profile profile) {
        return profile.segments().stream().map(Membership::id).sorted().toList();
    }

    private static Profile blank(Profile known) {
        return copy(known.withPurchases(Purchases.NONE), FrequencyBand.LOW, Satisfaction.NONE, List.of());
    }

    private static Profile with(Profile known, List<Membership> segments) {
        return copy(known, known.band(), known.satisfaction(), segments);
    }

    private static Profile copy(
            Profile known, FrequencyBand band, Satisfaction satisfaction, List<Membership> segments) {
        return new Profile(
                known.customerId(),
                known.purchases(),
                known.net(),
                known.gross(),
                known.currency(),
                satisfaction,
                known.signals(),
                known.attributes(),
                known.customerSequence(),
                known.deleted(),
                band,
                known.score(),
                known.risk(),
                segments,
                known.recent(),
                null,
                known.judgedBy(),
                known.overrides());
    }
}
