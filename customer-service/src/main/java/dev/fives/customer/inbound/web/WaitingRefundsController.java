package dev.fives.customer.inbound.web;

import dev.fives.customer.inbound.app.WaitingRefund;
import dev.fives.customer.inbound.app.WaitingRefunds;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Refunds that came before their order, for operators (role {@code ops}, as all of {@code /ops}). */
@RestController
@RequestMapping("/ops/waiting-refunds")
class WaitingRefundsController {
    private static final Logger log = LoggerFactory.getLogger(WaitingRefundsController.class);
    private static final int MAX_SHOWN = 200;
    private static final int MAX_REASON = 500;

    private final WaitingRefunds waiting;

    WaitingRefundsController(WaitingRefunds waiting) {
        this.waiting = waiting;
    }

    /** The oldest of them. */
    @GetMapping
    Mono<Waiting> list() {
        return waiting.oldest(MAX_SHOWN)
                .map(found -> new Waiting(found.stream().map(Item::of).toList()));
    }

    /** Throws it away; the log keeps the id and the reason. */
    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> discard(@PathVariable String id, @RequestBody Discard discard) {
        String reason = discard.reason() == null ? "" : discard.reason().strip();
        Violations violations = new Violations();
        violations.check(
                !reason.isEmpty() && reason.length() <= MAX_REASON,
                "/reason",
                "reason: " + reason.length() + " characters (expected: 1 to " + MAX_REASON + ")");
        violations.throwIfAny();
        return waiting.remove(id).flatMap(removed -> {
            if (!removed) {
                return Mono.error(new ProblemException(
                        Problems.NOT_FOUND, "waiting refund: not there (expected: an id of /ops/waiting-refunds)"));
            }
            log.warn("waiting refund {} discarded for: {}", id, reason);
            return Mono.empty();
        });
    }

    record Discard(@Nullable String reason) {}

    record Waiting(List<Item> items) {}

    /** A refund without a reference is a cancellation. */
    record Item(
            String id,
            String purchaseId,
            String system,
            String externalRef,
            @Nullable String refundRef,
            Instant at,
            Instant since,
            @Nullable String refusal) {
        static Item of(WaitingRefund refund) {
            return new Item(
                    refund.id(),
                    refund.purchaseId(),
                    refund.system(),
                    refund.externalRef(),
                    refund.refund() == null ? null : refund.refund().externalRef(),
                    refund.at(),
                    refund.since(),
                    refund.refusal());
        }
    }
}
