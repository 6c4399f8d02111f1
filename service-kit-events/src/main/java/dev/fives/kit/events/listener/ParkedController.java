package dev.fives.kit.events.listener;

import dev.fives.kit.problem.Violations;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Parked keys for operators (role {@code ops}, as all of {@code /ops}). */
@RestController
final class ParkedController {
    private static final int MAX_SHOWN = 200;
    private static final int MAX_REASON = 500;

    private final ParkedStore store;
    private final Redrive redrive;

    ParkedController(ParkedStore store, Redrive redrive) {
        this.store = store;
        this.redrive = redrive;
    }

    @GetMapping("/ops/parked")
    Mono<Parked> parked() {
        return store.list(MAX_SHOWN).map(Item::of).collectList().map(Parked::new);
    }

    @PostMapping("/ops/parked/{id}/redrive")
    Mono<Redrive.Redriven> redrive(@PathVariable String id) {
        return redrive.redrive(id, null);
    }

    /** Replays, throwing the first event away that is refused. */
    @PostMapping("/ops/parked/{id}/discard")
    Mono<Redrive.Redriven> discard(@PathVariable String id, @RequestBody Discard discard) {
        Violations violations = new Violations();
        String reason = discard.reason() == null ? "" : discard.reason().strip();
        violations.check(
                !reason.isEmpty() && reason.codePointCount(0, reason.length()) <= MAX_REASON,
                "/reason",
                "reason: " + reason.codePointCount(0, reason.length()) + " characters (expected: 1 to " + MAX_REASON
                        + ")");
        violations.throwIfAny();
        return redrive.redrive(id, reason);
    }

    record Discard(@Nullable String reason) {}

    record Parked(List<Item> items) {}

    record Item(
            String id,
            String group,
            String topic,
            String key,
            Instant since,
            @Nullable String reason) {
        static Item of(ParkedKey key) {
            return new Item(key.publicId(), key.group(), key.topic(), key.key(), key.since(), key.reason());
        }
    }
}
