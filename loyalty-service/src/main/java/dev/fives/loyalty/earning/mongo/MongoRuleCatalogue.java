package dev.fives.loyalty.earning.mongo;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.loyalty.earning.app.RuleCatalogue;
import dev.fives.loyalty.earning.model.EarningRule;
import dev.fives.loyalty.earning.model.RuleTerms;
import dev.fives.loyalty.earning.model.RuleVersion;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rules in the collection {@code earning_rules}. The shipped one is there before anybody reads one. */
public final class MongoRuleCatalogue implements RuleCatalogue {
    private static final String ID = "_id";
    private static final String VERSION = "version";

    private final AggregateStore<EarningRule> rules;
    private final Mono<Boolean> shipped;

    public MongoRuleCatalogue(AggregateStore<EarningRule> rules) {
        this.rules = rules;
        // an error is not kept, so that the next one who asks tries again
        this.shipped = Mono.defer(this::ship).thenReturn(true).cacheInvalidateIf(made -> false);
    }

    /** Their state and events. */
    public static AggregateStore<EarningRule> aggregates(AggregateStores stores) {
        return stores.of(new AggregateSpec<>("earning-rule", "earning_rules", StateCodec.record(EarningRule.class)));
    }

    @Override
    public Mono<Void> shipped() {
        return shipped.then();
    }

    @Override
    public Flux<Stored<EarningRule>> page(String afterId, int limit) {
        return shipped.thenMany(Flux.defer(() -> Flux.from(rules.collection()
                        .find(new Document(ID, new Document("$gt", afterId)))
                        .sort(new Document(ID, 1))
                        .limit(limit)))
                .map(rules::read));
    }

    @Override
    public Mono<Long> count() {
        return shipped.then(Mono.defer(() -> Mono.from(rules.collection().countDocuments())));
    }

    @Override
    public Mono<Map<String, Long>> versions() {
        return shipped.thenMany(
                        Flux.defer(() -> Flux.from(rules.collection().find().projection(new Document(VERSION, 1)))))
                .collectMap(
                        rule -> rule.getString(ID),
                        rule -> rule.get(VERSION, Number.class).longValue());
    }

    @Override
    public Flux<Stored<EarningRule>> all() {
        return shipped.thenMany(
                Flux.defer(() -> Flux.from(rules.collection().find())).map(rules::read));
    }

    /** Its id is fixed, so it is made once for ever, and as old as the deployment. */
    private Mono<Void> ship() {
        RuleVersion base = RuleVersion.ONE_PER_UNIT;
        EarningRule rule = EarningRule.first(RuleTerms.of(base), base.validFrom());
        return rules.create(base.ruleId(), base.ruleId(), rule, List.of(), null)
                .then()
                .onErrorResume(AlreadyExists.class, there -> Mono.empty());
    }
}
