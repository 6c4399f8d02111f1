package dev.fives.loyalty.earning.app;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.EarningRuleChanged;
import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.RuleTerms;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Writes rules. Each answer comes when the rules that it tells are the ones that every instance judges by. */
public final class EarningRules {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final AggregateStore<EarningRule> store;
    private final RuleCatalogue catalogue;
    private final SharedRules shared;
    private final RuleLimits limits;
    private final RuleReader reader;
    private final Ids ids;
    private final BusinessClock business;
    private final RealClock real;

    public EarningRules(
            AggregateStore<EarningRule> store,
            RuleCatalogue catalogue,
            SharedRules shared,
            RuleLimits limits,
            Ids ids,
            BusinessClock business,
            RealClock real) {
        this.store = store;
        this.catalogue = catalogue;
        this.shared = shared;
        this.limits = limits;
        this.reader = new RuleReader(limits);
        this.ids = ids;
        this.business = business;
        this.real = real;
    }

    /** Error NOT_FOUND for an unknown id. */
    public Mono<Stored<EarningRule>> find(String ruleId) {
        return catalogue
                .shipped()
                .then(Mono.defer(() -> store.find(ruleId)))
                .switchIfEmpty(Mono.error(EarningRules::unknown));
    }

    public Mono<Stored<EarningRule>> create(RuleTerms terms) {
        return Command.current(real, "POST /earning-rules", terms)
                .flatMap(command -> {
                    String id = command.idOf(ids, "erl");
                    Mono<Stored<EarningRule>> made = store.find(id);
                    return made.switchIfEmpty(Mono.defer(() -> create(id, terms, command))
                            .onErrorResume(AlreadyExists.class, taken -> made));
                })
                .delayUntil(_ -> shared.untilEverywhere());
    }

    private Mono<Stored<EarningRule>> create(String id, RuleTerms terms, Command command) {
        Instant now = now();
        RuleTerms read = RuleTerms.of(reader.published(id, 1, terms, now));
        EarningRule rule = EarningRule.first(read, now);
        return requireRoom()
                .then(Mono.defer(() -> store.create(
                        id,
                        id,
                        rule,
                        List.of(event(EventTypes.EARNING_RULE_PUBLISHED, id, rule)),
                        command.record(CREATED, 1))));
    }

    /** The next version. Once for each Idempotency-Key, whatever came after it. */
    public Mono<Stored<EarningRule>> publish(String ruleId, long seen, RuleTerms terms) {
        return catalogue
                .shipped()
                .then(Command.current(real, "PUT /earning-rules/" + ruleId, terms))
                .flatMap(command -> store.change(
                        ruleId,
                        loaded -> command.isDoneIn(loaded)
                                ? new Decision.Unchanged<>()
                                : published(loaded, seen, terms, command)))
                .switchIfEmpty(Mono.error(EarningRules::unknown))
                .delayUntil(_ -> shared.untilEverywhere());
    }

    private Decision<EarningRule> published(Stored<EarningRule> loaded, long seen, RuleTerms terms, Command command) {
        ETags.requireSame(seen, loaded.version());
        EarningRule present = loaded.state();
        if (present.isArchived()) {
            throw refused("earning rule: archived (expected: one in force, or a new one)");
        }
        if (present.versions().size() >= limits.versions()) {
            throw refused("versions: " + limits.versions() + " (expected: fewer; archive it and make a new rule)");
        }
        Instant now = now();
        RuleTerms read = RuleTerms.of(reader.published(loaded.id(), present.nextVersion(), terms, now));
        EarningRule next = present.with(read, now);
        return new Decision.Changed<>(
                next,
                List.of(event(EventTypes.EARNING_RULE_PUBLISHED, loaded.id(), next)),
                command.record(OK, loaded.version() + 1));
    }

    /** For ever: what happens from now on is not judged by it, what happened before still is. */
    public Mono<Stored<EarningRule>> archive(String ruleId, Optional<Long> seen) {
        return catalogue
                .shipped()
                .then(Command.current(real, "POST /earning-rules/" + ruleId + "/archive", ""))
                .flatMap(command -> store.change(ruleId, loaded -> archived(loaded, seen, command)))
                .switchIfEmpty(Mono.error(EarningRules::unknown))
                .delayUntil(_ -> shared.untilEverywhere());
    }

    private Decision<EarningRule> archived(Stored<EarningRule> loaded, Optional<Long> seen, Command command) {
        if (command.isDoneIn(loaded)) {
            return new Decision.Unchanged<>();
        }
        seen.ifPresent(version -> ETags.requireSame(version, loaded.version()));
        if (loaded.state().isArchived()) {
            return new Decision.Unchanged<>();
        }
        EarningRule next = loaded.state().archived(now());
        return new Decision.Changed<>(
                next,
                List.of(event(EventTypes.EARNING_RULE_ARCHIVED, loaded.id(), next)),
                command.record(OK, loaded.version() + 1));
    }

    private Mono<Void> requireRoom() {
        return catalogue
                .count()
                .filter(there -> there >= limits.rules())
                .flatMap(full -> Mono.error(
                        refused("earning rules: " + limits.rules() + ", archived ones too (expected: fewer)")));
    }

    private static NewEvent event(EventType type, String id, EarningRule rule) {
        EarningRule.Published latest = rule.latest();
        return new NewEvent(
                type,
                new EarningRuleChanged(id, latest.version(), latest.terms().segments()));
    }

    /** To the millisecond, as stored. */
    private Instant now() {
        return business.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(Problems.CONFLICT, detail);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.NOT_FOUND, "earning rule: unknown (expected: the id of a rule)");
    }
}
