package dev.fives.gateway.stream;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of streams, and where their events come from.
 *
 * @param brokers addresses of the brokers; nobody connects before the first stream is opened
 * @param client more settings of the Kafka client, for instance of its security
 * @param startTimeout longest wait of the first stream for the brokers
 * @param brokerPatience longest wait of the reading of all topics for one answer of the brokers
 * @param rescan how often it looks for topics and partitions that were not there
 * @param heartbeat longest silence on a stream
 * @param retry after which a client should come back, told at the start
 * @param lifeMax longest life of one stream; it also ends with the caller's token
 * @param perCaller streams of one caller at a time
 * @param streamsMax streams of all callers at a time
 * @param seatRetry what a caller is told to wait who is refused for either
 * @param queue events that may wait for a slow client before it is cut off
 * @param writePatience after which a client that takes nothing at all loses its connection
 * @param recent size of the newest events that are held, so that most who come back need no look at the topics
 * @param replays callers who read the topics side by side, since they come back later; each has one turn at a time
 * @param replayPatience longest wait for a turn, and for a broker within one
 * @param replayMax longest turn; then the stream is cut off, and its client goes on from there
 */
@ConfigurationProperties("fives.gateway.stream")
record StreamProperties(
        String brokers,
        @DefaultValue Map<String, String> client,
        Duration startTimeout,
        Duration brokerPatience,
        Duration rescan,
        Duration heartbeat,
        Duration retry,
        Duration lifeMax,
        int perCaller,
        int streamsMax,
        Duration seatRetry,
        int queue,
        Duration writePatience,
        DataSize recent,
        int replays,
        Duration replayPatience,
        Duration replayMax) {
    StreamProperties {
        client = Map.copyOf(client);
    }
}
