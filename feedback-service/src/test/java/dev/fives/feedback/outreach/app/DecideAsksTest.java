package dev.fives.feedback.outreach.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.feedback.invitation.app.Invite;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.outreach.model.Ask;
import dev.fives.feedback.outreach.model.Outcome;
import dev.fives.feedback.outreach.model.Outreach;
import dev.fives.feedback.plan.Plans;
import dev.fives.feedback.plan.SurveyPlan;
import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.feedback.survey.model.SurveyLimits;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.messages.message.NoMessages;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class DecideAsksTest {
    private static final Instant DUE = Instant.parse("2026-03-04T10:00:00Z");
    private static final String CUSTOMER = "cus_1";

    private final MemoryStore<Outreach> outreaches = new MemoryStore<>();
    private final MemoryStore<Invitation> invitations = new MemoryStore<>();
    private final MemoryStore<SurveyPlan> plans = new MemoryStore<>();
    private final KnownAsks asks = new KnownAsks();
    private final DecideAsks decide = decide();

    private static Ask ask(String purchaseId, Instant dueAt) {
        return new Ask(
                Ask.id("spl_1", purchaseId),
                CUSTOMER,
                "spl_1",
                "srv_1",
                "PURCHASE_COMPLETED",
                purchaseId,
                "EMAIL",
                30,
                60,
                dueAt,
                "corr-1",
                "purchase:" + purchaseId + "-1");
    }

    private static SurveyPlan plan(boolean enabled) {
        return new SurveyPlan("CSAT", "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, enabled, null);
    }

    private DecideAsks decide() {
        plans.create("spl_1", "spl_1", plan(true), List.of(), null).block();
        MemoryStore<Survey> surveys = new MemoryStore<>();
        surveys.create("srv_1", "srv_1", Survey.draft("CSAT", List.of()).publish(DUE), List.of(), null)
                .block();
        Ids ids = Ids.of(RealClock.system());
        Surveys all = new Surveys(
                surveys, new SurveyLimits(30, 30, 50, 10, 500, 4000), ids, BusinessClock.system(), RealClock.system());
        return new DecideAsks(
                asks,
                new Outreaches(outreaches),
                new Plans(plans, all, ids, BusinessClock.system(), RealClock.system(), 20),
                new Invite(invitations, all, new NoMessages(), ids),
                new SimpleMeterRegistry());
    }

    @Test
    void SAT_02_dueAsks_areDecidedOneAfterTheOther() {
        Ask first = ask("pur_1", DUE);
        Ask second = ask("pur_2", DUE.plus(Duration.ofDays(1)));
        asks.wait(first);
        asks.wait(second);
        decide.inOrder(List.of(first, second)).block();

        assertThat(asks.settled)
                .containsEntry("spl_1:pur_1", Outcome.INVITED.name())
                .containsEntry("spl_1:pur_2", Outcome.FREQUENCY_CAP.name());
        assertThat(invitations.all).hasSize(1);
        assertThat(outreaches.events).hasSize(1);
    }

    @Test
    void SAT_02_askThatAnotherInstanceSettledAndForgot_isNotDecidedAgain() {
        Outreach invited =
                Outreach.EMPTY.with(ask("pur_1", DUE), Outcome.INVITED).keeping(Set.of());
        outreaches.create(CUSTOMER, CUSTOMER, invited, List.of(), null).block();
        asks.settled.put("spl_1:pur_1", Outcome.INVITED.name());
        decide.inOrder(List.of(ask("pur_1", DUE))).block();

        assertThat(outreaches.events).isEmpty();
        assertThat(outreaches.all.get(CUSTOMER).state()).isEqualTo(invited);
        assertThat(asks.settled).containsEntry("spl_1:pur_1", Outcome.INVITED.name());
    }

    @Test
    void SAT_02_planSwitchedOffInARace_losesNoInvitationThatAnotherInstanceDecided() {
        Ask ask = ask("pur_1", DUE);
        asks.wait(ask);
        outreaches.create(CUSTOMER, CUSTOMER, Outreach.EMPTY, List.of(), null).block();
        switchOff();
        Stored<Outreach> seen = outreaches.all.get(CUSTOMER);
        asks.meanwhile = () -> outreaches
                .update(seen, Outreach.EMPTY.with(ask, Outcome.INVITED), List.of(), null)
                .block();
        decide.inOrder(List.of(ask)).block();

        assertThat(asks.settled).containsEntry(ask.id(), Outcome.INVITED.name());
        assertThat(invitations.all).hasSize(1);
    }

    @Test
    void SAT_02_planThatIsSwitchedOff_asksNobody_andSaysNothing() {
        Ask ask = ask("pur_1", DUE);
        asks.wait(ask);
        switchOff();
        decide.inOrder(List.of(ask)).block();

        assertThat(asks.settled).containsEntry(ask.id(), Outcome.PLAN_DISABLED.name());
        assertThat(invitations.all).isEmpty();
        assertThat(outreaches.events).isEmpty();
        assertThat(outreaches.all.get(CUSTOMER).state().lastInvitedAt()).isNull();
    }

    private void switchOff() {
        plans.all.put("spl_1", new Stored<>("spl_1", "spl_1", 2, 0, plan(false), List.of(), List.of()));
    }

    /** What an instance saw may be settled by another one meanwhile. */
    private static final class KnownAsks implements Asks {
        private final Set<String> waiting = new HashSet<>();
        private final Map<String, String> settled = new HashMap<>();
        private Runnable meanwhile = () -> {};

        void wait(Ask ask) {
            waiting.add(ask.id());
        }

        @Override
        public Mono<Set<String>> waiting(Collection<String> askIds) {
            meanwhile.run();
            meanwhile = () -> {};
            Set<String> both = new HashSet<>(waiting);
            both.retainAll(askIds);
            return Mono.just(both);
        }

        @Override
        public Mono<Boolean> settle(String askId, String outcome) {
            waiting.remove(askId);
            return Mono.just(settled.putIfAbsent(askId, outcome) == null);
        }

        @Override
        public Mono<Instant> refundOf(String purchaseId) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> plan(List<Ask> planned) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Void> refunded(String purchaseId, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flux<Ask> due(Instant until, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Instant> oldestDue() {
            throw new UnsupportedOperationException();
        }
    }
}
