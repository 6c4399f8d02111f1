package dev.fives.feedback.invitation.app;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.invitation.model.Response;
import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.Answer;
import dev.fives.feedback.survey.model.AnswerRules;
import dev.fives.feedback.survey.model.AnswerRules.Given;
import dev.fives.feedback.survey.model.Question;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** What a customer does with a link: read the questions, answer them once. Nobody is logged in here. */
public final class AnswerInvitation {
    private final AggregateStore<Invitation> store;
    private final Surveys surveys;
    private final LinkTokens tokens;
    private final AnswerRules rules;
    private final DeletedCustomers deleted;
    private final BusinessClock clock;

    public AnswerInvitation(
            AggregateStore<Invitation> store,
            Surveys surveys,
            LinkTokens tokens,
            AnswerRules rules,
            DeletedCustomers deleted,
            BusinessClock clock) {
        this.store = store;
        this.surveys = surveys;
        this.tokens = tokens;
        this.rules = rules;
        this.deleted = deleted;
        this.clock = clock;
    }

    /** What is asked. */
    public record Asked(Invitation invitation, List<Question> questions) {}

    /** 404 for a forged link, 409 where it was used, 410 where it is too late or the customer is deleted. */
    public Mono<Asked> questions(String token) {
        return Mono.defer(() -> store.find(idOf(token)))
                .switchIfEmpty(Mono.error(AnswerInvitation::unknown))
                .delayUntil(this::requireOpen)
                .flatMap(stored ->
                        version(stored.state()).map(version -> new Asked(stored.state(), version.questions())));
    }

    /** As {@link #questions}; 422 where an answer does not fit its question. */
    public Mono<Response> answer(String token, List<Given> given) {
        return Mono.defer(() -> store.find(idOf(token)))
                .switchIfEmpty(Mono.error(AnswerInvitation::unknown))
                .flatMap(found -> RequestContext.current()
                        .flatMap(request -> store.changeWhen(found.id(), loaded -> decide(loaded, given))
                                .contextWrite(caused(found, request).asContext())))
                .map(stored -> Objects.requireNonNull(stored.state().response()));
    }

    private Mono<Decision<Invitation>> decide(Stored<Invitation> loaded, List<Given> given) {
        return requireOpen(loaded)
                .then(Mono.defer(() -> version(loaded.state())))
                .map(version -> {
                    List<Answer> answers = checked(version.questions(), given);
                    Response response = Response.of(
                            loaded.id(),
                            version.questions(),
                            answers,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    Invitation next = loaded.state().answered(response);
                    return new Decision.Changed<>(next, List.of(submitted(loaded.id(), next, response)));
                });
    }

    private List<Answer> checked(List<Question> questions, List<Given> given) {
        Violations violations = new Violations();
        List<Answer> answers =
                rules.check(questions, given, (pointer, detail) -> violations.add(new Violation(pointer, detail)));
        violations.throwIfAny();
        return answers;
    }

    private Mono<Void> requireOpen(Stored<Invitation> stored) {
        return deleted.has(stored.state().customerId())
                .doOnNext(gone -> requireOpen(stored, gone))
                .then();
    }

    /** Who holds the link may be somebody else by now, so it is not said that the customer is deleted. */
    private void requireOpen(Stored<Invitation> stored, boolean customerDeleted) {
        if (customerDeleted) {
            throw new ProblemException(Problems.GONE, "invitation: withdrawn (expected: one that is open)");
        }
        switch (stored.state().status(clock.instant())) {
            case INVITED -> {}
            case ANSWERED ->
                throw new ProblemException(Problems.CONFLICT, "invitation: answered (expected: one answer)");
            case EXPIRED ->
                throw new ProblemException(
                        Problems.GONE,
                        "invitation: expired " + stored.state().expiresAt() + " (expected: an answer before that)");
        }
    }

    private Mono<Survey.Version> version(Invitation invitation) {
        return surveys.version(invitation.surveyId(), invitation.surveyVersion());
    }

    private String idOf(String token) {
        return tokens.invitationId(token).orElseThrow(AnswerInvitation::unknown);
    }

    /** The answer belongs to the story of what was asked about, not to the browser that sent it. */
    private static RequestContext caused(Stored<Invitation> invitation, RequestContext request) {
        return RequestContext.causedBy(
                CloudEventHeaders.id("invitation", invitation.id(), 1),
                invitation.state().correlationId(),
                request.traceparent());
    }

    private static NewEvent submitted(String id, Invitation invitation, Response response) {
        ResponseSubmitted data = new ResponseSubmitted(
                response.responseId(),
                id,
                invitation.customerId(),
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.channel(),
                response.metric() == null ? null : response.metric().name(),
                response.score(),
                response.sentiment().name(),
                response.answers().stream()
                        .map(answer -> new ResponseSubmitted.Answer(answer.question(), answer.score(), answer.code()))
                        .toList(),
                invitation.purchaseId(),
                response.at());
        return new NewEvent(EventTypes.RESPONSE_SUBMITTED, data, response.at());
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "link: unknown (expected: one that was sent)");
    }
}
