package dev.fives.kit.events.listener;

import dev.fives.kit.events.broker.GroupMembership;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the listeners of one application.
 *
 * @param lanes keys of one batch that are handled side by side
 * @param handlerTimeout longest time for one event; passing it is a transient fault
 * @param batchBudget time after which no further event of a batch is begun; with {@code handlerTimeout} it stays far
 *     below {@code max.poll.interval.ms}, whatever the number of records
 * @param shutdownBudget the same, counted from the stop
 * @param maxPollRecords records of a batch
 * @param maxPollInterval time without a poll after which the broker gives the partitions away
 * @param firstBackoff pause after the first transient fault; it doubles
 * @param maxBackoff longest pause
 * @param lagInterval pause between two looks at how far the groups are behind
 * @param gapMemory aggregates of a partition whose last sequence is remembered, to see gaps
 * @param watchInterval how often stopped containers are sought and backlogs counted
 * @param deadLetterPartitions partitions of a dead-letter topic, created on first use
 * @param deadLetterRetention how long a dead letter is kept
 * @param deadLetterReadTimeout longest time that reading dead letters for an operator may take
 * @param groupProtocol {@code consumer} (KIP-848), or {@code classic} for a broker that has it not
 * @param classicSessionTimeout after which a member of a classic group that is silent is dead
 */
@ConfigurationProperties("fives.listener")
record ListenerProperties(
        @DefaultValue("48") int lanes,
        @DefaultValue("30s") Duration handlerTimeout,
        @DefaultValue("60s") Duration batchBudget,
        @DefaultValue("5s") Duration shutdownBudget,
        @DefaultValue("200") int maxPollRecords,
        @DefaultValue("5m") Duration maxPollInterval,
        @DefaultValue("200ms") Duration firstBackoff,
        @DefaultValue("5s") Duration maxBackoff,
        @DefaultValue("5s") Duration lagInterval,
        @DefaultValue("2000") int gapMemory,
        @DefaultValue("5s") Duration watchInterval,
        @DefaultValue("1") int deadLetterPartitions,
        @DefaultValue("90d") Duration deadLetterRetention,
        @DefaultValue("5s") Duration deadLetterReadTimeout,
        @DefaultValue("consumer") String groupProtocol,
        @DefaultValue("6s") Duration classicSessionTimeout) {
    ListenerProperties {
        require(lanes > 0, "lanes: " + lanes + " (expected: 1 or more)");
        require(maxPollRecords > 0, "max-poll-records: " + maxPollRecords + " (expected: 1 or more)");
        require(
                batchBudget.plus(handlerTimeout).multipliedBy(2).compareTo(maxPollInterval) <= 0,
                "max-poll-interval: " + maxPollInterval
                        + " (expected: at least twice batch-budget + handler-timeout, or a slow batch loses its partitions)");
    }

    GroupMembership membership() {
        return new GroupMembership(groupProtocol, classicSessionTimeout);
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("fives.listener." + problem);
        }
    }
}
