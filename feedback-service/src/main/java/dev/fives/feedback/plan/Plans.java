package dev.fives.feedback.plan;

import dev.fives.feedback.survey.Surveys;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All plans; the shipped ones are there before anybody asks for one. */
public final class Plans {
    public static final String COLLECTION = "surveyPlans";
    private static final String ENABLED = "state.enabled";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<SurveyPlan> store;
    private final Surveys surveys;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock clock;
    private final int enabledMax;
    private final Mono<Boolean> shipped;

    public Plans(
            AggregateStore<SurveyPlan> store,
            Surveys surveys,
            Ids ids,
            BusinessClock business,
            RealClock clock,
            int enabledMax) {
        this.store = store;
        this.surveys = surveys;
        this.ids = ids;
        this.business = business;
        this.clock = clock;
        this.enabledMax = enabledMax;
        // an error is not kept, so that the next one who asks tries again
        this.shipped = Shipped.into(surveys, this).thenReturn(true).cacheInvalidateIf(made -> false);
    }

    public static IndexSpec indexes() {
        return IndexSpec.on(COLLECTION).plain(ENABLED);
    }

    /** Completes when the shipped surveys and plans are there. */
    public Mono<Void> shipped() {
        return shipped.then();
    }

    /**
     * Those that ask after this event. All of them: more than may be enabled are there after a race of two commands, or
     * once fewer are allowed, and none of them says that it asks nobody.
     */
    public Flux<Stored<SurveyPlan>> enabled(String trigger) {
        return shipped.thenMany(Flux.defer(() -> Flux.from(store.collection().find(new Document(ENABLED, true))))
                        .map(store::read))
                .filter(plan -> plan.state().trigger().equals(trigger));
    }

    public Mono<Boolean> isEnabled(String id) {
        return store.find(id).map(plan -> plan.state().enabled()).defaultIfEmpty(false);
    }

    Mono<Void> ship(String id, SurveyPlan plan) {
        return store.create(id, id, plan, List.of(), null)
                .then()
                .onErrorResume(AlreadyExists.class, there -> Mono.empty());
    }

    Mono<Stored<SurveyPlan>> find(String id) {
        return shipped.then(Mono.defer(() -> store.find(id))).switchIfEmpty(Mono.error(Plans::unknown));
    }

    Mono<Stored<SurveyPlan>> create(SurveyPlan plan) {
        return Command.current(clock, "POST /survey-plans", plan).flatMap(command -> {
            String id = command.idOf(ids, "spl");
            Mono<Stored<SurveyPlan>> made = store.find(id);
            return made.switchIfEmpty(requirePublished(plan.surveyId())
                    .then(requireRoom(plan))
                    .then(Mono.defer(
                            () -> store.create(id, id, plan.since(null, now()), List.of(), command.record(CREATED, 1))))
                    .onErrorResume(AlreadyExists.class, taken -> made));
        });
    }

    /**
     * Once for each Idempotency-Key, however the plan looks by then.
     *
     * @param body what the caller sent, to tell repetitions by
     * @param patch makes of a plan what the caller wants
     */
    Mono<Stored<SurveyPlan>> change(String id, long seen, Object body, UnaryOperator<SurveyPlan> patch) {
        return shipped.then(Command.current(clock, "PATCH /survey-plans/" + id, body))
                .flatMap(command -> store.changeWhen(
                        id,
                        loaded -> command.isDoneIn(loaded)
                                ? Mono.just(new Decision.Unchanged<>())
                                : changed(loaded, seen, patch, command)))
                .switchIfEmpty(Mono.error(Plans::unknown));
    }

    private Mono<Decision<SurveyPlan>> changed(
            Stored<SurveyPlan> loaded, long seen, UnaryOperator<SurveyPlan> patch, Command command) {
        ETags.requireSame(seen, loaded.version());
        SurveyPlan present = loaded.state();
        SurveyPlan wanted = patch.apply(present).since(present.enabledSince(), now());
        return requirePublished(wanted.surveyId())
                .then(present.enabled() ? Mono.empty() : requireRoom(wanted))
                .thenReturn(new Decision.Changed<>(wanted, List.of(), command.record(OK, loaded.version() + 1)));
    }

    /** In the order of their ids, strictly after one. */
    Flux<Stored<SurveyPlan>> page(String afterId, int limit) {
        return shipped.thenMany(Flux.defer(() -> Flux.from(store.collection()
                        .find(new Document("_id", new Document("$gt", afterId)))
                        .sort(new Document("_id", 1))
                        .limit(limit)))
                .map(store::read));
    }

    Mono<Long> count() {
        return shipped.then(Mono.defer(() -> Mono.from(store.collection().countDocuments())));
    }

    private Mono<Void> requirePublished(String surveyId) {
        return surveys.published(surveyId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.VALIDATION,
                        "violations: 1 (expected: 0)",
                        List.of(new Violation("/surveyId", "surveyId: unknown (expected: a published survey)")))))
                .then();
    }

    private Mono<Void> requireRoom(SurveyPlan plan) {
        if (!plan.enabled()) {
            return Mono.empty();
        }
        return Mono.defer(() -> Mono.from(store.collection().countDocuments(new Document(ENABLED, true))))
                .filter(enabled -> enabled >= enabledMax)
                .flatMap(full -> Mono.error(new ProblemException(
                        Problems.CONFLICT, "enabled plans: " + enabledMax + " (expected: disable one first)")));
    }

    /** To the millisecond, as stored. */
    private Instant now() {
        return business.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "survey plan: unknown (expected: the id of a plan)");
    }
}
