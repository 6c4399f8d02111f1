package dev.fives.feedback.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.feedback.MemoryStore;
import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.feedback.survey.model.SurveyLimits;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The store here cannot count, so whoever counts the enabled plans fails. */
class PlansTest {
    private static final SurveyPlan PLAN = plan("After a purchase");

    private final MemoryStore<SurveyPlan> store = new MemoryStore<>();
    private final Plans plans = plans();

    private static SurveyPlan plan(String name) {
        return new SurveyPlan(name, "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, true);
    }

    private Plans plans() {
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
                store,
                new Surveys(surveys, limits, ids, BusinessClock.system(), RealClock.system()),
                ids,
                RealClock.system(),
                1);
    }

    @Test
    void enabledPlan_isChanged_howeverManyAreEnabled() {
        store.create("spl_1", "spl_1", PLAN, List.of(), null).block();

        assertThat(plans.change("spl_1", 1, plan("Later")).block().state().name())
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

    private static SurveyPlan disabled() {
        return new SurveyPlan("Off", "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, false);
    }
}
