package dev.fives.segmentation.basis.web;

import dev.fives.kit.http.ETags;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.TraitSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Where values, interests and ways of living are told of. They replace each other whole. */
@RestController
@RequestMapping("/settings/psychographics")
public class PsychographicsController {

    record Body(@Nullable List<TraitSourceBody> sources) {}

    private final Bases bases;

    public PsychographicsController(Bases bases) {
        this.bases = bases;
    }

    @GetMapping
    Mono<ResponseEntity<Body>> sources() {
        return answer(bases.fresh());
    }

    /** 412 where they are others by now, unless they are what is wished: then this may be the repeat of who set them. */
    @PutMapping
    Mono<ResponseEntity<Body>> put(@RequestBody Body request, ServerHttpRequest http) {
        long seen = ETags.requireIfMatch(http);
        List<TraitSource> sources = TraitSourceBody.checked(request.sources());
        return answer(bases.change(basis -> {
            var changed = basis.withTraits(sources);
            if (!changed.equals(basis)) {
                ETags.requireSame(seen, basis.since().traits());
            }
            return changed;
        }));
    }

    private static Mono<ResponseEntity<Body>> answer(Mono<Basis> basis) {
        return basis.map(present -> ResponseEntity.ok()
                .eTag(ETags.of(present.since().traits()))
                .body(new Body(
                        present.traits().stream().map(TraitSourceBody::of).toList())));
    }
}
