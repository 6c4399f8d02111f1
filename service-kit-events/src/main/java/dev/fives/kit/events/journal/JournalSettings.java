package dev.fives.kit.events.journal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of every journal of a service.
 *
 * @param unpublishedMax entries of one account that may wait for the broker; the next append is refused with 503
 * @param attemptsMax times that an append starts over because another one came first
 * @param batchSize appends, or marks, that share one call to the store
 * @param lanesMax accounts whose events are sent at the same time
 * @param backlogMax accounts that may wait for a lane; further ones are left to the sweeper
 * @param accountsRemembered accounts whose last entry is kept in memory
 * @param sweepInterval between looks for entries that were left unpublished
 * @param sweepAge how old such an entry has to be, in real time; longer than the producer's delivery time-out
 * @param sweepLimit entries looked at in one sweep
 */
@ConfigurationProperties("fives.journal")
public record JournalSettings(
        @DefaultValue("500") int unpublishedMax,
        @DefaultValue("20") int attemptsMax,
        @DefaultValue("500") int batchSize,
        @DefaultValue("512") int lanesMax,
        @DefaultValue("10000") int backlogMax,
        @DefaultValue("50000") int accountsRemembered,
        @DefaultValue("PT5S") Duration sweepInterval,
        @DefaultValue("PT45S") Duration sweepAge,
        @DefaultValue("1000") int sweepLimit) {

    public static JournalSettings defaults() {
        return new JournalSettings(
                500, 20, 500, 512, 10_000, 50_000, Duration.ofSeconds(5), Duration.ofSeconds(45), 1_000);
    }
}
