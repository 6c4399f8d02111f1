package dev.fives.loyalty.referral.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.PageRequest;
import dev.fives.loyalty.referral.model.Referral;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Queries over referrals. */
public interface Referrals {
    String REFERRER = "referrerId";
    String FRIEND = "friendId";
    String STATUS = "status";

    Mono<Stored<Referral>> find(String referralId);

    /** Those that somebody began and did not end, oldest first. */
    Flux<Stored<Referral>> due(Instant now, int limit);

    Mono<Instant> oldestDue();

    /** Newest first, one more than the page holds where there are more. */
    Mono<List<Stored<Referral>>> page(PageRequest request);

    Mono<Long> count(PageRequest request);

    List<String> position(Stored<Referral> referral);

    /** That converted in this time and were not reversed. */
    Mono<Long> converted(Instant from, Instant to);
}
