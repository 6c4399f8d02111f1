package dev.fives.local.broker;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker keeps its log and where it listens.
 *
 * @param data folder of the log; null means a temporary folder that {@link LocalBroker#close()} deletes
 * @param port TCP port on loopback; 0 means any free port
 * @param advertisedPort what clients are told to connect to; 0 means the port itself
 * @param users who may log in; {@link BrokerUsers#NONE} means everybody may do everything
 */
public record LocalBrokerConfig(@Nullable Path data, int port, int advertisedPort, BrokerUsers users) {

    public LocalBrokerConfig(@Nullable Path data, int port) {
        this(data, port, 0, BrokerUsers.NONE);
    }

    public LocalBrokerConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0-65535)");
        }
    }

    /** A broker that leaves nothing behind, on any free port. */
    public static LocalBrokerConfig ephemeral() {
        return new LocalBrokerConfig(null, 0);
    }

    /** A broker that finds its topics, records and group offsets again in the same folder. */
    public static LocalBrokerConfig durable(Path data, int port) {
        return new LocalBrokerConfig(data, port);
    }
}
