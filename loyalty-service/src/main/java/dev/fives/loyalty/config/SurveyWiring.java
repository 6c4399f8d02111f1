package dev.fives.loyalty.config;

import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.care.app.CareStandings;
import dev.fives.loyalty.care.app.PlanCare;
import dev.fives.loyalty.referral.app.ReferralCodes;
import dev.fives.loyalty.survey.app.ReactToScore;
import dev.fives.loyalty.survey.kafka.ReactOnAnswer;
import dev.fives.loyalty.survey.model.ScoreReactions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts that react to answers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SurveyProperties.class)
class SurveyWiring {

    @Bean
    AggregateStore<ScoreReactions> scoreReactionStore(AggregateStores stores) {
        return stores.of(
                new AggregateSpec<>("referral-invitation", "score_reactions", StateCodec.record(ScoreReactions.class)));
    }

    @Bean
    ReactOnAnswer reactOnAnswer(
            AggregateStore<ScoreReactions> store,
            ReferralCodes codes,
            CareStandings standings,
            PlanCare care,
            Ids ids,
            BusinessClock clock,
            SurveyProperties properties) {
        return new ReactOnAnswer(new ReactToScore(store, codes, standings, care, ids, clock, properties.limits()));
    }
}
