package dev.fives.feedback.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.feedback.survey.model.SurveyLimits;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;

/** The store here cannot count, so whoever counts the enabled plans fails. */
class PlansTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final SurveyPlan PLAN = plan("After a purchase");

    private final MemoryStore<SurveyPlan> store = new MemoryStore<>();
    private final Plans plans = plans(store, 1);
    private Instant now = NOW;

    private static SurveyPlan plan(String name) {
        return new SurveyPlan(name, "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, true, null);
    }

    private Plans plans(AggregateStore<SurveyPlan> plansStored, int enabledMax) {
        MemoryStore<Survey> surveys = new MemoryStore<>();
        surveys.create(
                        "srv_1",
                        "srv_1",
                        Survey.draft("CSAT", List.of())
                                .publish(BusinessClock.system().instant()),
                        List.of(),
                        null)
                .block();
        Ids ids = Ids.of(RealClock.system());
        SurveyLimits limits = new SurveyLimits(30, 30, 50, 10, 500, 4000);
        return new Plans(
                plansStored,
                new Surveys(surveys, limits, ids, BusinessClock.system(), RealClock.system()),
                ids,
                () -> now,
                RealClock.system(),
                enabledMax);
    }

    @Test
    void enabledPlan_isChanged_howeverManyAreEnabled() {
        store.create("spl_1", "spl_1", PLAN, List.of(), null).block();

        assertThat(plans.change("spl_1", 1, "{}", present -> plan("Later"))
                        .block()
                        .state()
                        .name())
                .isEqualTo("Later");
    }

    @Test
    void repeatedCreate_isTheFirstPlan() {
        RequestContext caller = RequestContext.internal("corr-1").withIdempotencyKey("k-1");
        assertThatThrownBy(() ->
                        plans.create(PLAN).contextWrite(caller.asContext()).block())
                .isInstanceOf(UnsupportedOperationException.class);
        Stored<SurveyPlan> first =
                plans.create(disabled()).contextWrite(caller.asContext()).block();
        Stored<SurveyPlan> again =
                plans.create(disabled()).contextWrite(caller.asContext()).block();

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(store.all).hasSize(1);
    }

    @Test
    void otherPlan_underAKeyThatNobodyRemembers_isOfItsOwn() {
        RequestContext caller = RequestContext.internal("corr-1").withIdempotencyKey("k-1");
        SurveyPlan other =
                new SurveyPlan("Other", "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, false, null);
        Stored<SurveyPlan> first =
                plans.create(disabled()).contextWrite(caller.asContext()).block();
        Stored<SurveyPlan> second =
                plans.create(other).contextWrite(caller.asContext()).block();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.state().name()).isEqualTo("Other");
    }

    @Test
    void plan_reactsToNothingFromBeforeItWasFirstEnabled() {
        SurveyPlan off = disabled().since(null, NOW);
        SurveyPlan on = PLAN.since(off.enabledSince(), NOW.plusSeconds(60));
        SurveyPlan later = PLAN.since(on.enabledSince(), NOW.plusSeconds(120));

        assertThat(off.enabledSince()).isNull();
        assertThat(on.reactsTo(NOW.plusSeconds(59))).isFalse();
        assertThat(on.reactsTo(NOW.plusSeconds(60))).isTrue();
        assertThat(later).isEqualTo(on);
    }

    @Test
    void changedPlan_isAsOldAsBefore() {
        store.create("spl_1", "spl_1", PLAN.since(null, NOW), List.of(), null).block();
        now = NOW.plusSeconds(60);

        assertThat(plans.change("spl_1", 1, "{}", present -> plan("Later"))
                        .block()
                        .state()
                        .enabledSince())
                .isEqualTo(NOW);
    }

    @Test
    void repeatedChange_isDoneOnce_whateverBecameOfThePlan() {
        store.create("spl_1", "spl_1", PLAN, List.of(), null).block();
        RequestContext caller = RequestContext.internal("corr-1").withIdempotencyKey("k-1");
        var first = plans.change("spl_1", 1, "first", present -> plan("First")).contextWrite(caller.asContext());
        first.block();
        plans.change("spl_1", 2, "second", present -> plan("Second")).block();

        assertThat(first.block().state().name()).isEqualTo("Second");
        assertThatThrownBy(() -> plans.change("spl_1", 3, "other", present -> plan("Other"))
                        .contextWrite(caller.asContext())
                        .block())
                .hasMessageContaining("Idempotency-Key");
    }

    @Test
    void plansThatAreEnabledBeyondTheLimit_askToo() {
        for (int i = 0; i < 21; i++) {
            store.create("spl_" + i, "spl_" + i, PLAN, List.of(), null).block();
        }

        assertThat(plans(listed(), 20)
                        .enabled(SurveyPlan.PURCHASE_COMPLETED)
                        .map(Stored::id)
                        .collectList()
                        .block())
                .containsExactlyInAnyOrderElementsOf(store.all.keySet())
                .hasSizeGreaterThanOrEqualTo(21);
    }

    /** The store with a collection that finds them all, as many as it is asked for. */
    @SuppressWarnings("unchecked")
    private AggregateStore<SurveyPlan> listed() {
        return proxy(AggregateStore.class, (method, args) -> switch (method.getName()) {
            case "collection" -> proxy(MongoCollection.class, (find, filter) -> found(Integer.MAX_VALUE));
            case "read" -> store.all.get(((Document) args[0]).getString("_id"));
            default -> method.invoke(store, args);
        });
    }

    @SuppressWarnings("unchecked")
    private FindPublisher<Document> found(int limit) {
        return proxy(FindPublisher.class, (method, args) -> {
            if (method.getName().equals("limit")) {
                return found((int) args[0]);
            }
            Flux.fromIterable(List.copyOf(store.all.keySet()))
                    .map(id -> new Document("_id", id))
                    .take(limit)
                    .subscribe((Subscriber<Document>) args[0]);
            return null;
        });
    }

    @FunctionalInterface
    private interface Call {
        Object to(Method method, Object[] args) throws ReflectiveOperationException;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<? super T> type, Call call) {
        return (T) Proxy.newProxyInstance(
                PlansTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> call.to(method, args));
    }

    private static SurveyPlan disabled() {
        return new SurveyPlan("Off", "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, false, null);
    }
}
