package dev.fives.loyalty.earning.app;

import static java.util.stream.Collectors.toMap;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The rules, read again once a copy is too old; all who ask meanwhile share one reading.
 *
 * <p>Why publishing waits: a copy may be used for {@code maxAge}, counted from the moment its reading began. Whoever
 * asks later than that after a rule was written, on whatever instance, gets a copy whose reading began after the
 * write. So publishing answers only after {@link #untilEverywhere}, and what happens after the answer is judged by the
 * new rules everywhere, without any instance telling another.
 */
public final class SharedRules implements ActiveRules {

    private record Copy(Map<String, Long> versions, RuleBook book) {}

    private record Reading(long since, Mono<Copy> copy) {}

    private final RuleCatalogue catalogue;
    /** A limit that is lowered is for new rules. */
    private final RuleReader reader = new RuleReader(RuleLimits.NONE);

    private final ZoneId zone;
    private final Duration maxAge;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();
    private volatile Copy known;

    /**
     * @param maxAge real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedRules(RuleCatalogue catalogue, ZoneId zone, Duration maxAge, LongSupplier nanos) {
        this.catalogue = catalogue;
        this.zone = zone;
        this.maxAge = maxAge;
        this.nanos = nanos;
        this.known = new Copy(Map.of(), new RuleBook(List.of(), zone));
    }

    @Override
    public Mono<RuleBook> current() {
        return Mono.defer(() -> reading().copy()).map(Copy::book);
    }

    /** Completes when no instance uses a copy from before this call. */
    Mono<Void> untilEverywhere() {
        return Mono.delay(maxAge).then();
    }

    private Reading reading() {
        while (true) {
            Reading present = latest.get();
            long now = nanos.getAsLong();
            if (present != null && now - present.since() < maxAge.toNanos()) {
                return present;
            }
            Reading next = new Reading(now, read().cache());
            if (latest.compareAndSet(present, next)) {
                return next;
            }
        }
    }

    /** A failed reading is not kept, so that the next one who asks tries again. */
    private Mono<Copy> read() {
        return Mono.defer(() -> {
                    Copy before = known;
                    return catalogue
                            .versions()
                            .flatMap(found -> found.equals(before.versions()) ? Mono.just(before) : readAll());
                })
                .doOnNext(copy -> known = copy)
                .doOnError(fault -> latest.set(null));
    }

    private Mono<Copy> readAll() {
        return catalogue.all().collectList().map(rules -> {
            Map<String, Long> versions = rules.stream().collect(toMap(Stored::id, Stored::version));
            List<RuleVersion> all = rules.stream().flatMap(this::versionsOf).toList();
            return new Copy(versions, new RuleBook(all, zone));
        });
    }

    private Stream<RuleVersion> versionsOf(Stored<EarningRule> rule) {
        Instant archivedAt = rule.state().archivedAt();
        return rule.state().versions().stream()
                .map(published -> reader.kept(rule.id(), published.version(), published.terms())
                        .archived(archivedAt));
    }
}
