package dev.fives.loyalty.config;

import dev.fives.loyalty.account.kafka.EarnOnProfile;
import dev.fives.loyalty.earning.app.HistoryLimits;
import dev.fives.loyalty.earning.app.RuleLimits;
import dev.fives.loyalty.earning.model.CounterMemory;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of earning rules; values and reasons stand in {@code loyalty-service.yml}. */
@ConfigurationProperties("fives.loyalty.earning")
record EarningProperties(
        int rulesMax,
        int versionsMax,
        int conditionValuesMax,
        int draftsMax,
        int historyEntriesMax,
        int historyCountersMax,
        int historyAtOnce,
        Duration historyTimeMax,
        Duration historyRetryAfter,
        Duration rulesMaxAge,
        int counterDays,
        int countersLate,
        int countersMax,
        List<EarnOnProfile.Field> profileFields) {

    RuleLimits limits() {
        return new RuleLimits(rulesMax, versionsMax, conditionValuesMax, draftsMax);
    }

    CounterMemory counters() {
        return new CounterMemory(counterDays, countersLate, countersMax);
    }

    HistoryLimits history() {
        return new HistoryLimits(
                historyEntriesMax, historyCountersMax, historyAtOnce, historyTimeMax, historyRetryAfter);
    }
}
