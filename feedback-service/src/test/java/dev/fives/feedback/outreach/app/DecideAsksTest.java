package dev.fives.feedback.outreach.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.feedback.MemoryStore;
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
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
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

    private DecideAsks decide() {
        MemoryStore<SurveyPlan> plans = new MemoryStore<>();
        SurveyPlan plan = new SurveyPlan("CSAT", "srv_1", SurveyPlan.PURCHASE_COMPLETED, 0, "EMAIL", 30, 60, true);
        plans.create("spl_1", "spl_1", plan, List.of(), null).block();
        MemoryStore<Survey> surveys = new MemoryStore<>();
        surveys.create("srv_1", "srv_1", Survey.draft("CSAT", List.of()).publish(DUE), List.of(), null)
                .block();
        Ids ids = Ids.of(RealClock.system());
        Surveys all = new Surveys(
                surveys, new SurveyLimits(30, 30, 50, 10, 500, 4000), ids, BusinessClock.system(), RealClock.system());
        return new DecideAsks(
                asks,
                new Outreaches(outreaches),
                new Plans(plans, all, ids, RealClock.system(), 20),
                new Invite(invitations, all, ids),
                new SimpleMeterRegistry());
    }

    @Test
    void SAT_02_dueAsks_areDecidedOneAfterTheOther() {
        asks.wait(ask("pur_1", DUE));
        asks.wait(ask("pur_2", DUE.plus(Duration.ofDays(1))));
        decide.dueBy(CUSTOMER, DUE.plus(Duration.ofDays(2))).block();

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
        asks.seen.add(ask("pur_1", DUE));
        decide.dueBy(CUSTOMER, DUE).block();

        assertThat(outreaches.events).isEmpty();
        assertThat(outreaches.all.get(CUSTOMER).state()).isEqualTo(invited);
        assertThat(asks.settled).containsEntry("spl_1:pur_1", Outcome.INVITED.name());
    }

    /** What an instance saw may be settled by another one meanwhile. */
    private static final class KnownAsks implements Asks {
        private final Deque<Ask> seen = new ArrayDeque<>();
        private final Set<String> waiting = new HashSet<>();
        private final Map<String, String> settled = new HashMap<>();

        void wait(Ask ask) {
            seen.add(ask);
            waiting.add(ask.id());
        }

        @Override
        public Mono<Ask> next(String customerId, Instant until) {
            return Mono.justOrEmpty(seen.pollFirst());
        }

        @Override
        public Mono<Set<String>> waiting(Collection<String> askIds) {
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
        public Flux<String> customersDue(Instant until, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Instant> oldestDue() {
            throw new UnsupportedOperationException();
        }
    }
}
