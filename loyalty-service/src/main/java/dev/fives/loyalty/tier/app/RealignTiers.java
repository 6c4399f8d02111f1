package dev.fives.loyalty.tier.app;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A changed plan reaches every member, page by page, resumed where another instance left off. Who becomes a member
 * behind its back has its first entry later, and whoever hears of that reads the new plan.
 */
public final class RealignTiers implements DueWork {
    private static final int SIDE_BY_SIDE = 8;

    private final AggregateStore<PlanWalk> walks;
    private final String programId;
    private final TierPlans plans;
    private final Members members;
    private final TierStandings standings;

    public RealignTiers(
            AggregateStore<PlanWalk> walks,
            String programId,
            TierPlans plans,
            Members members,
            TierStandings standings) {
        this.walks = walks;
        this.programId = programId;
        this.plans = plans;
        this.members = members;
        this.standings = standings;
    }

    @Override
    public String name() {
        return "tier-plan";
    }

    @Override
    public Mono<Integer> fireDue(Instant businessNow, int limit) {
        return Mono.zip(walk(), plans.present())
                .filter(found -> !found.getT1().hasReachedAll(found.getT2().version()))
                .filter(found -> found.getT2().version() > 0)
                .flatMap(found -> step(found.getT1().towards(found.getT2().version()), limit))
                .defaultIfEmpty(0);
    }

    private Mono<PlanWalk> walk() {
        return walks.find(programId).map(Stored::state).defaultIfEmpty(PlanWalk.NONE);
    }

    private Mono<Integer> step(PlanWalk walk, int limit) {
        return members.after(walk.after(), limit)
                .collectList()
                .delayUntil(page -> Flux.fromIterable(page)
                        .flatMapDelayError(
                                member -> standings.realign(member.customerId()), SIDE_BY_SIDE, SIDE_BY_SIDE))
                .delayUntil(page -> keep(next(walk, page, limit)))
                .map(List::size);
    }

    private static PlanWalk next(PlanWalk walk, List<Member> page, int limit) {
        return page.size() < limit
                ? new PlanWalk(walk.planVersion(), "", true)
                : new PlanWalk(walk.planVersion(), page.getLast().memberId(), false);
    }

    /** Who is behind does no harm: members that are in line stay as they are. */
    private Mono<Void> keep(PlanWalk next) {
        Mono<Stored<PlanWalk>> change = walks.change(
                programId,
                stored -> stored.state().planVersion() > next.planVersion()
                        ? new Decision.Unchanged<>()
                        : new Decision.Changed<>(next, List.of()));
        return change.switchIfEmpty(Mono.defer(() -> walks.create(programId, programId, next, List.of(), null)))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .then();
    }
}
