package dev.fives.segmentation.rebuild.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.segmentation.rebuild.app.RequestRebuild;
import dev.fives.segmentation.rebuild.model.Rebuild;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Folds all profiles anew from their facts, for operators (role {@code ops}, as all of {@code /ops}). */
@RestController
@RequestMapping("/ops/projections/segments/rebuild")
class RebuildController {

    private final RequestRebuild rebuilds;

    RebuildController(RequestRebuild rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping
    Mono<ResponseEntity<RebuildView>> begin() {
        return rebuilds.request().map(run -> ResponseEntity.accepted().body(RebuildView.of(run)));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<RebuildView>> read(@PathVariable String id) {
        return rebuilds.read(id)
                .map(run -> ResponseEntity.ok().eTag(ETags.of(run.version())).body(RebuildView.of(run)));
    }

    /** @param after the last customer so far; absent before the first page */
    record RebuildView(
            String id,
            String projection,
            Rebuild.State state,
            long profiles,
            long changed,
            long unreadable,
            @Nullable String after,
            String hashBefore,
            String hashAfter,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static RebuildView of(Stored<Rebuild> stored) {
            var run = stored.state();
            return new RebuildView(
                    stored.id(),
                    "segments",
                    run.state(),
                    run.profiles(),
                    run.changed(),
                    run.unreadable(),
                    run.after().isEmpty() ? null : run.after(),
                    run.hashBefore(),
                    run.hashAfter(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.failure());
        }
    }
}
