package dev.fives.segmentation.profile.web;

import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.profile.app.RankCustomers;
import java.time.Instant;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** New cut points on demand. */
@RestController
class RankingController {

    record Ranking(long version, Instant asOf, int population) {
        static Ranking of(Cuts cuts) {
            return new Ranking(cuts.version(), cuts.asOf(), cuts.population());
        }
    }

    private final RankCustomers rank;

    RankingController(RankCustomers rank) {
        this.rank = rank;
    }

    @PostMapping("/settings/rfm/cuts")
    Mono<Ranking> rank() {
        return rank.rank().map(basis -> Ranking.of(Objects.requireNonNull(basis.cuts())));
    }
}
