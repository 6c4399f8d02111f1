package dev.fives.feedback.invitation.web;

import dev.fives.feedback.invitation.app.Invitations;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.invitation.model.Response;
import dev.fives.feedback.survey.model.Answer;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What customers answered, their words included. */
@RestController
@RequestMapping("/responses")
class ResponseController {

    record ResponseView(
            String id,
            String invitationId,
            String customerId,
            String surveyId,
            long surveyVersion,
            String channel,
            @Nullable String metric,
            @Nullable Integer score,
            String sentiment,
            List<Answer> answers,
            @Nullable String purchaseId,
            Instant at) {
        static ResponseView of(Stored<Invitation> stored, Response response, Masking masking) {
            Invitation invitation = stored.state();
            return new ResponseView(
                    response.responseId(),
                    stored.id(),
                    invitation.customerId(),
                    invitation.surveyId(),
                    invitation.surveyVersion(),
                    invitation.channel(),
                    response.metric() == null ? null : response.metric().name(),
                    response.score(),
                    response.sentiment().name(),
                    response.answers().stream()
                            .map(answer -> shown(answer, masking))
                            .toList(),
                    invitation.purchaseId(),
                    response.at());
        }

        private static Answer shown(Answer answer, Masking masking) {
            return new Answer(answer.question(), answer.score(), answer.code(), masking.textOrNone(answer.text()));
        }
    }

    private final Invitations invitations;
    private final Paging paging;

    ResponseController(Invitations invitations, Paging paging) {
        this.invitations = invitations;
        this.paging = paging;
    }

    /** Newest first. */
    @GetMapping
    Mono<Page<ResponseView>> all(@RequestParam(required = false) @Nullable String customerId, ServerHttpRequest http) {
        String customer = QueryTexts.id("customerId", customerId);
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return Masking.current()
                .flatMap(masking -> invitations
                        .answered(customer, request)
                        .zipWith(
                                request.total(invitations.countAnswered(customer)),
                                (found, total) -> page(found, request, total, masking)));
    }

    @GetMapping("/{id}")
    Mono<ResponseView> read(@PathVariable String id) {
        return invitations
                .find(Response.invitationId(id))
                .zipWith(Masking.current())
                .flatMap(found -> Mono.justOrEmpty(view(found.getT1(), found.getT2())))
                .filter(view -> view.id().equals(id))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "response: unknown (expected: the id of a response)")));
    }

    private Page<ResponseView> page(
            List<Stored<Invitation>> found, PageRequest request, Optional<Long> total, Masking masking) {
        List<Stored<Invitation>> items =
                found.stream().limit(request.pageSize()).toList();
        return new Page<>(
                items.stream().map(stored -> view(stored, masking)).toList(),
                found.size() > items.size()
                        ? paging.next(request, invitations.answeredPosition(items.getLast()))
                        : null,
                total.orElse(null));
    }

    private static @Nullable ResponseView view(Stored<Invitation> stored, Masking masking) {
        Response response = stored.state().response();
        return response == null ? null : ResponseView.of(stored, response, masking);
    }
}
