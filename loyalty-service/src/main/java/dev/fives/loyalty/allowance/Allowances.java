package dev.fives.loyalty.allowance;

import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.allowance.Allowance.Taken;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Allowances by the day of the programme; one document each, without events, whose compare-and-set decides. */
public final class Allowances {
    private final AggregateStore<Allowance> store;
    private final ZoneId zone;
    private final BusinessClock clock;

    public Allowances(AggregateStore<Allowance> store, ZoneId zone, BusinessClock clock) {
        this.store = store;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Takes points of somebody's allowance for today, once for what takes them.
     *
     * @return false where that is more than is left; then nothing is taken
     */
    public Mono<Boolean> take(String whose, String id, long points, long max) {
        String today = clock.instant().atZone(zone).toLocalDate().toString();
        Taken wish = new Taken(id, points);
        Mono<Stored<Allowance>> change = store.change(
                whose,
                stored -> stored.state()
                        .take(today, wish, max)
                        .filter(next -> !next.equals(stored.state()))
                        .<Decision<Allowance>>map(next -> new Decision.Changed<>(next, List.of()))
                        .orElseGet(Decision.Unchanged::new));
        return change.switchIfEmpty(Mono.defer(() -> first(whose, today, wish, max))
                        .onErrorResume(AlreadyExists.class, taken -> change))
                .map(stored -> stored.state().has(id))
                .defaultIfEmpty(false);
    }

    private Mono<Stored<Allowance>> first(String whose, String today, Taken wish, long max) {
        Optional<Allowance> next = Allowance.whole(today).take(today, wish, max);
        return Mono.justOrEmpty(next).flatMap(allowance -> store.create(whose, whose, allowance, List.of(), null));
    }

    public Mono<Void> giveBack(String whose, String id) {
        return store.change(
                        whose,
                        stored -> stored.state().has(id)
                                ? new Decision.Changed<>(stored.state().without(id), List.of())
                                : new Decision.Unchanged<>())
                .then();
    }
}
