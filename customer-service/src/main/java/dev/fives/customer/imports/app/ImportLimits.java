package dev.fives.customer.imports.app;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of an import; explained in {@code customer-service.yml}.
 *
 * @param uploadBytes of one upload, all its files together
 * @param unpackedBytes of one upload, all its files together, unpacked
 * @param rejections rows that are refused before a job ends as failed
 * @param files of one upload
 * @param chunkBytes of one stored chunk
 * @param rowsAShare rows held in memory at a time
 * @param customersAGroup customers found or created, and their purchases recorded, at a time
 * @param customersSideBySide customers whose cancellations are matched, or whose rows are applied, at a time
 * @param purchasesABatch purchases in one bulk write
 * @param lease how long an instance owns a job without a sign of life
 * @param heartbeat how often a running job shows its progress and renews its lease
 * @param report how often a running job logs its progress
 * @param pollInterval how often an instance looks for work
 * @param stepRetries how often a step that the store cannot do now is repeated before the share starts again
 * @param stepPause before the first repetition; doubled each time
 * @param stepPauseMax longest pause between two repetitions
 * @param uploadKept how long the files of an upload are kept that has no job
 * @param uploadsASweep uploads without a job that are removed at a time
 * @param sweepInterval how often an instance looks for uploads without a job
 */
@ConfigurationProperties("fives.imports")
public record ImportLimits(
        @DefaultValue("268435456") long uploadBytes,
        @DefaultValue("1073741824") long unpackedBytes,
        @DefaultValue("1000000") long rejections,
        @DefaultValue("100") int files,
        @DefaultValue("262144") int chunkBytes,
        @DefaultValue("100000") int rowsAShare,
        @DefaultValue("200") int customersAGroup,
        @DefaultValue("8") int customersSideBySide,
        @DefaultValue("500") int purchasesABatch,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1s") Duration heartbeat,
        @DefaultValue("5s") Duration report,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("8") int stepRetries,
        @DefaultValue("250ms") Duration stepPause,
        @DefaultValue("5s") Duration stepPauseMax,
        @DefaultValue("1h") Duration uploadKept,
        @DefaultValue("1000") int uploadsASweep,
        @DefaultValue("10m") Duration sweepInterval) {}
