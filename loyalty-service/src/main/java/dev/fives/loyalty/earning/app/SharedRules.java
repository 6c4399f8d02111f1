package dev.fives.loyalty.earning.app;

import static java.util.stream.Collectors.toMap;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.events.store.SharedCopy;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.RuleVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The rules that every instance judges by. Of those that did not change only the versions are read again. */
public final class SharedRules implements ActiveRules {

    private record Copy(Map<String, Long> versions, RuleBook book) {}

    private final RuleCatalogue catalogue;
    /** A limit that is lowered is for new rules. */
    private final RuleReader reader = new RuleReader(RuleLimits.NONE);

    private final ZoneId zone;
    private final SharedCopy<RuleBook> books;
    private volatile Copy known;

    /**
     * @param maxAge of the rules by which an occasion is judged, real time
     * @param nanos such as {@link System#nanoTime}
     */
    public SharedRules(RuleCatalogue catalogue, ZoneId zone, Duration maxAge, LongSupplier nanos) {
        this.catalogue = catalogue;
        this.zone = zone;
        this.books = new SharedCopy<>(this::read, maxAge, nanos);
        this.known = new Copy(Map.of(), new RuleBook(List.of(), zone));
    }

    @Override
    public Mono<RuleBook> current() {
        return books.current();
    }

    /** Rules that did not change are the same book. */
    @Override
    public boolean areInForce(RuleBook book) {
        return books.known().filter(present -> present == book).isPresent();
    }

    /** Completes when no instance judges by a copy from before this call. */
    Mono<Void> untilEverywhere() {
        return books.untilEverywhere();
    }

    private Mono<RuleBook> read() {
        Copy before = known;
        return catalogue
                .versions()
                .flatMap(found -> found.equals(before.versions()) ? Mono.just(before) : readAll())
                .doOnNext(copy -> known = copy)
                .map(Copy::book);
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
