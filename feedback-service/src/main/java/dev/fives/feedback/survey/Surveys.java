package dev.fives.feedback.survey;

import dev.fives.feedback.survey.model.Survey;
import dev.fives.feedback.survey.model.SurveyDraft;
import dev.fives.feedback.survey.model.SurveyLimits;
import dev.fives.feedback.survey.model.SurveyRules;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.CommandRecord;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Surveys and their versions; they tell nobody, so they have no events. */
public final class Surveys {
    public static final String COLLECTION = "surveys";
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<Survey> store;
    private final SurveyRules rules;
    private final SurveyLimits limits;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public Surveys(AggregateStore<Survey> store, SurveyLimits limits, Ids ids, BusinessClock business, RealClock real) {
        this.store = store;
        this.rules = new SurveyRules(limits);
        this.limits = limits;
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<Survey>> find(String id) {
        return store.find(id).switchIfEmpty(Mono.error(Surveys::unknown));
    }

    /** The version that is asked now; empty for an unknown survey and for one that was never published. */
    public Mono<Survey.Version> published(String id) {
        return store.find(id).flatMap(stored -> Mono.justOrEmpty(stored.state().published()));
    }

    /** Error NOT_FOUND for an unknown id or version. */
    public Mono<Survey.Version> version(String id, long number) {
        return find(id).flatMap(stored -> Mono.justOrEmpty(stored.state().version(number)))
                .switchIfEmpty(Mono.error(Surveys::unknown));
    }

    /** Published at once under a fixed id, unless that is taken: what users made of it stays. */
    public Mono<Void> ship(String id, Survey survey) {
        return store.create(id, id, survey.publish(business.instant()), List.of(), null)
                .then()
                .onErrorResume(AlreadyExists.class, there -> Mono.empty());
    }

    Mono<Stored<Survey>> create(SurveyDraft draft) {
        Survey survey = read(draft);
        return Command.current(real, "POST /surveys", draft).flatMap(command -> {
            String id = command.idOf(ids, "srv");
            return store.create(id, id, survey, List.of(), command.record(CREATED, 1))
                    .onErrorResume(AlreadyExists.class, taken -> find(id));
        });
    }

    /**
     * Once for each Idempotency-Key, however the survey looks by then.
     *
     * @param body what the caller sent, to tell repetitions by
     * @param patch makes of a survey the draft that the caller wants
     */
    Mono<Stored<Survey>> change(String id, long seen, Object body, Function<Survey, SurveyDraft> patch) {
        return decide("PATCH /surveys/" + id, id, body, Optional.of(seen), survey -> {
            Survey wanted = read(patch.apply(survey));
            return survey.with(wanted.name(), wanted.questions());
        });
    }

    /** Publishing what is in force already changes nothing. */
    Mono<Stored<Survey>> publish(String id, Optional<Long> seen) {
        return decide("POST /surveys/" + id + "/publish", id, "", seen, survey -> {
            if (!survey.isInForce() && survey.versions().size() >= limits.versions()) {
                throw new ProblemException(
                        Problems.CONFLICT, "versions: " + limits.versions() + " (expected: a new survey)");
            }
            return survey.isInForce() ? survey : survey.publish(business.instant());
        });
    }

    /** In the order of their ids, strictly after one. */
    Flux<Stored<Survey>> page(String afterId, int limit) {
        return Flux.from(store.collection()
                        .find(new Document("_id", new Document("$gt", afterId)))
                        .sort(new Document("_id", 1))
                        .limit(limit))
                .map(store::read);
    }

    Mono<Long> count() {
        return Mono.from(store.collection().countDocuments());
    }

    private Mono<Stored<Survey>> decide(
            String operation, String id, Object body, Optional<Long> seen, UnaryOperator<Survey> change) {
        return Command.current(real, operation, body)
                .flatMap(command -> store.change(
                        id,
                        loaded -> command.isDoneIn(loaded)
                                ? new Decision.Unchanged<>()
                                : decided(loaded, seen, change, command)))
                .switchIfEmpty(Mono.error(Surveys::unknown));
    }

    /** What changes nothing is kept where it has a key: repeated after another change it must not undo that. */
    private static Decision<Survey> decided(
            Stored<Survey> loaded, Optional<Long> seen, UnaryOperator<Survey> change, Command command) {
        seen.ifPresent(version -> ETags.requireSame(version, loaded.version()));
        Survey next = change.apply(loaded.state());
        CommandRecord record = command.record(OK, loaded.version() + 1);
        return next.equals(loaded.state()) && record == null
                ? new Decision.Unchanged<>()
                : new Decision.Changed<>(next, List.of(), record);
    }

    private Survey read(SurveyDraft draft) {
        Violations violations = new Violations();
        Optional<Survey> survey =
                rules.read(draft, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return survey.orElseThrow();
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "survey: unknown (expected: the id of a survey)");
    }
}
