package dev.fives.loyalty.tier.app;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.tier.model.GrantedBenefit;
import dev.fives.loyalty.tier.model.TierStanding;
import dev.fives.loyalty.tier.model.UseBenefit;
import reactor.core.publisher.Mono;

/** Someone at a counter hands out what a member has once. */
public final class UseBenefits {
    private final TierStandings standings;
    private final RealClock real;

    public UseBenefits(TierStandings standings, RealClock real) {
        this.standings = standings;
        this.real = real;
    }

    /** Once for the command; 404 where it is not granted, 409 where it is used or cannot be used up. */
    public Mono<GrantedBenefit> use(String customerId, String benefit) {
        UseBenefit use = new UseBenefit(benefit);
        return Command.current(real, "POST /members/" + customerId + "/benefits/" + benefit + "/use", use)
                .flatMap(command -> standings.use(customerId, use, command))
                .map(stored -> row(stored, benefit))
                .switchIfEmpty(Mono.error(UseBenefits::notGranted));
    }

    private static GrantedBenefit row(Stored<TierStanding> stored, String benefit) {
        return stored.state().benefits().stream()
                .filter(row -> row.code().equals(benefit))
                .findFirst()
                .orElseThrow(UseBenefits::notGranted);
    }

    static ProblemException notGranted() {
        return new ProblemException(Problems.NOT_FOUND, "benefit: not granted (expected: one of the member's tier)");
    }
}
