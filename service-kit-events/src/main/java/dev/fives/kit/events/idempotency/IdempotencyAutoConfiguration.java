package dev.fives.kit.events.idempotency;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.events.store.StoreAutoConfiguration;
import dev.fives.kit.events.store.StoreFaults;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Every handler of the service hears a repeated command once. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@EnableConfigurationProperties(IdempotencyProperties.class)
public class IdempotencyAutoConfiguration {
    @Bean
    IndexSpec answerIndexes() {
        return KeptAnswers.indexes();
    }

    @Bean
    KeptAnswers keptAnswers(
            MongoDatabase database, StoreFaults faults, IdempotencyProperties limits, Ids ids, RealClock clock) {
        return new KeptAnswers(database, faults, limits, ids, clock);
    }

    @Bean
    Rounds answerSweeps(KeptAnswers answers, IdempotencyProperties limits) {
        return new Rounds("answers sweep", limits.sweepInterval(), answers::sweep);
    }

    @Bean
    OnceForItsKey onceForItsKey(KeptAnswers answers, IdempotencyProperties limits) {
        return new OnceForItsKey(answers, limits);
    }

    @Bean
    IdempotencyFilter idempotencyFilter(KeptAnswers answers, IdempotencyProperties limits) {
        return new IdempotencyFilter(answers, limits);
    }
}
