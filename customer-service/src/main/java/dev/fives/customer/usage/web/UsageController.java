package dev.fives.customer.usage.web;

import dev.fives.customer.usage.app.RecordUsage;
import dev.fives.customer.usage.app.UsageDraft;
import dev.fives.customer.usage.model.Usage;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What customers did in applications: record, read. */
@RestController
@RequestMapping("/customers/{customerId}/usage-events")
class UsageController {
    private final RecordUsage usage;

    UsageController(RecordUsage usage) {
        this.usage = usage;
    }

    @PostMapping
    Mono<ResponseEntity<UsageResponse>> record(@PathVariable String customerId, @RequestBody UsageDraft draft) {
        return usage.record(customerId, draft)
                .map(stored -> answer(
                        stored,
                        ResponseEntity.created(
                                URI.create("/customers/" + customerId + "/usage-events/" + stored.id()))));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<UsageResponse>> read(@PathVariable String customerId, @PathVariable String id) {
        return usage.find(customerId, id)
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "usage event: not there (expected: the id of one that is)")));
    }

    private static ResponseEntity<UsageResponse> answer(Stored<Usage> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(UsageResponse.of(stored.state()));
    }

    /** Usage as it is shown. */
    record UsageResponse(
            String id, String customerId, String name, String system, Map<String, Object> props, Instant at) {
        static UsageResponse of(Usage usage) {
            return new UsageResponse(
                    usage.id(), usage.customerId(), usage.name(), usage.system(), usage.props(), usage.at());
        }
    }
}
