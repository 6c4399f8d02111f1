package dev.fives.kit.events.consistency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reading one's own writes.
 *
 * @param patience longest wait of a read for what its token names
 * @param pause between two looks
 * @param waitingMax reads that wait at once; one more is answered what there is
 * @param waitingMaxPerCaller the same of one caller, so that made-up tokens take no place of others
 * @param memory aggregates of each listener whose last handled event is remembered
 */
@ConfigurationProperties("fives.consistency")
record ConsistencyProperties(
        @DefaultValue("2s") Duration patience,
        @DefaultValue("20ms") Duration pause,
        @DefaultValue("50") int waitingMax,
        @DefaultValue("5") int waitingMaxPerCaller,
        @DefaultValue("10000") int memory) {}
