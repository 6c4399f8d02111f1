package dev.fives.loyalty.care.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.calendar.model.MovableDays;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.care.model.CareBook;
import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.CareProfile;
import dev.fives.loyalty.care.model.CareTask;
import dev.fives.loyalty.care.model.CustomerCalendar;
import dev.fives.loyalty.care.model.Happened;
import dev.fives.loyalty.care.model.PlanTerms;
import dev.fives.loyalty.care.model.PlanTrigger;
import dev.fives.loyalty.care.model.Region;
import dev.fives.loyalty.care.model.Unheard;
import dev.fives.loyalty.earning.app.SegmentsOf;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A purchase that is heard of about when its customer is, and a plan for those who live in China. */
class CareByPlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final String CUSTOMER = "cus_1";

    private final MemoryStore<CareTask> tasks = new MemoryStore<>();
    private final MemoryStore<Unheard> unheard = new MemoryStore<>();
    private @Nullable CustomerCalendar calendar;
    private final CareByPlan plans = new CareByPlan(
            new SharedCareBook(Mono::empty, book(), new MovableDays(), ZONE, Duration.ofHours(1), System::nanoTime),
            new WhomPlansAreFor(calendars(), neverAsked(), ZONE),
            new UnheardCustomers(unheard, 10),
            new CareWriter(tasks, new CareStandings(new MemoryStore<>())),
            Ids.of(RealClock.system()));

    @Test
    void LOY_22_customerThatIsHeardOfWhileAPurchaseIsKept_getsTheTask_andNothingIsKept() {
        unheard.beforeFind = () -> livesIn("CN");

        buys();

        assertThat(tasks.all).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    /** The delivery before it kept the purchase and broke off. */
    @Test
    void LOY_22_purchaseThatComesAgain_leavesNothingKept_soThatALaterMoveMakesNoTask() {
        buys();
        assertThat(kept()).hasSize(1);
        livesIn("US");

        buys();
        livesIn("CN");
        plans.heardOf(CUSTOMER).block();

        assertThat(kept()).isEmpty();
        assertThat(tasks.all).isEmpty();
    }

    @Test
    void LOY_22_purchaseOfAnUnknownCustomer_waitsForIt() {
        buys();
        assertThat(tasks.all).isEmpty();
        livesIn("CN");

        plans.heardOf(CUSTOMER).block();

        assertThat(tasks.all).hasSize(1);
        assertThat(kept()).isEmpty();
    }

    private void buys() {
        plans.purchased(CUSTOMER, "pur_1", NOW)
                .contextWrite(RequestContext.internal("c-1").asContext())
                .block();
    }

    private List<Happened> kept() {
        return Objects.requireNonNull(unheard.all.get(CUSTOMER)).state().happened();
    }

    private void livesIn(String country) {
        CareProfile profile = new CareProfile(1, false, null, null, country, null);
        calendar = new CustomerCalendar(CUSTOMER, profile, NOW, NOW, 0, null);
    }

    private static CareBook book() {
        PlanTerms terms = new PlanTerms(
                "visit",
                CareKind.FOLLOW_UP,
                PlanTrigger.PURCHASE,
                CareChannel.EMAIL,
                3,
                null,
                null,
                null,
                List.of(new Region("CN", null)),
                null,
                null,
                0);
        return CareBook.shipped(List.of(new CarePlan("cpl_1", 1, terms, true, NOW)));
    }

    private CustomerCalendars calendars() {
        return (CustomerCalendars) Proxy.newProxyInstance(
                CustomerCalendars.class.getClassLoader(),
                new Class<?>[] {CustomerCalendars.class},
                (self, method, arguments) -> Mono.defer(() -> Mono.justOrEmpty(calendar)));
    }

    private static SegmentsOf neverAsked() {
        return (SegmentsOf) Proxy.newProxyInstance(
                CareByPlanTest.class.getClassLoader(), new Class<?>[] {SegmentsOf.class}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
