package dev.fives.local.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LocalStore} is opened with.
 *
 * @param dataDirectory folder of the journal, made when absent, owned by one store at a time; null keeps everything in
 *     memory and loses it at close
 * @param port TCP port on the loopback address, 0 to 65535; 0 takes a free one
 * @param fsync true: a write is acknowledged when the disk has it (survives a power cut); false: when the operating
 *     system has it (survives the death of this process). Of no effect without a data directory
 */
public record LocalStoreConfig(@Nullable Path dataDirectory, int port, boolean fsync) {
    public LocalStoreConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
    }

    /** Keeps everything in memory, on a free port. */
    public static LocalStoreConfig inMemory() {
        return new LocalStoreConfig(null, 0, false);
    }
}
