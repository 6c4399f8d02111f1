package dev.fives.feedback.unsolicited;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.kit.time.BusinessClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Feedback from phone, reviews, social networks and everywhere else. */
@RestController
@RequestMapping("/feedback")
class FeedbackController {
    private static final String CHANNEL = "channel";

    record FeedbackView(
            String id,
            @Nullable String customerId,
            String channel,
            @Nullable String metric,
            @Nullable Integer score,
            String sentiment,
            @Nullable String text,
            @Nullable String purchaseId,
            Instant at) {
        static FeedbackView of(Stored<Feedback> stored, Masking masking) {
            Feedback feedback = stored.state();
            return new FeedbackView(
                    stored.id(),
                    feedback.customerId(),
                    feedback.channel(),
                    feedback.metric() == null ? null : feedback.metric().name(),
                    feedback.score(),
                    feedback.sentiment().name(),
                    masking.textOrNone(feedback.text()),
                    feedback.purchaseId(),
                    feedback.at());
        }
    }

    private final Feedbacks feedbacks;
    private final Paging paging;
    private final BusinessClock clock;
    private final Duration ahead;
    private final int textLengthMax;

    FeedbackController(
            Feedbacks feedbacks,
            Paging paging,
            BusinessClock clock,
            @Value("${fives.feedback.unsolicited.ahead}") Duration ahead,
            @Value("${fives.feedback.limits.answer-length}") int textLengthMax) {
        this.feedbacks = feedbacks;
        this.paging = paging;
        this.clock = clock;
        this.ahead = ahead;
        this.textLengthMax = textLengthMax;
    }

    @PostMapping
    Mono<ResponseEntity<FeedbackView>> receive(@RequestBody FeedbackBody body) {
        return feedbacks
                .receive(body, () -> body.checked(clock.instant(), ahead, textLengthMax))
                .map(stored -> ResponseEntity.created(URI.create("/feedback/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(FeedbackView.of(stored, Masking.OFF)));
    }

    /** The last received first, where no Idempotency-Key gave the id. */
    @GetMapping
    Mono<Page<FeedbackView>> all(@RequestParam(required = false) @Nullable String customerId, ServerHttpRequest http) {
        String customer = QueryTexts.id("customerId", customerId);
        PageRequest request = paging.read(http, Set.of(CHANNEL), Set.of());
        request.requireKnown(CHANNEL, Channel.values());
        return Masking.current()
                .flatMap(masking -> feedbacks
                        .page(customer, request)
                        .zipWith(
                                request.total(feedbacks.count(customer, request)),
                                (found, total) -> page(found, request, total, masking)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<FeedbackView>> read(@PathVariable String id) {
        return feedbacks
                .find(id)
                .switchIfEmpty(Mono.error(() ->
                        new ProblemException(Problems.NOT_FOUND, "feedback: unknown (expected: the id of a feedback)")))
                .zipWith(
                        Masking.current(),
                        (stored, masking) -> ResponseEntity.ok()
                                .eTag(ETags.of(stored.version()))
                                .body(FeedbackView.of(stored, masking)));
    }

    private Page<FeedbackView> page(
            List<Stored<Feedback>> found, PageRequest request, Optional<Long> total, Masking masking) {
        List<Stored<Feedback>> items = found.stream().limit(request.pageSize()).toList();
        return new Page<>(
                items.stream().map(stored -> FeedbackView.of(stored, masking)).toList(),
                found.size() > items.size()
                        ? paging.next(request, List.of(items.getLast().id()))
                        : null,
                total.orElse(null));
    }
}
