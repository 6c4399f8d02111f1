package dev.fives.local.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The server properties of a single small node; everything not named here is Kafka's default, as in production. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";

    private BrokerSettings() {}

    static Properties of(Path log, int port, int advertisedPort, int controllerPort, BrokerUsers users) {
        var properties = new Properties();
        properties.putAll(node(log, port, advertisedPort, controllerPort));
        properties.putAll(BrokerSecurity.of(users));
        properties.putAll(RETURN_FAST);
        properties.putAll(ONE_NODE);
        properties.putAll(RETENTION);
        properties.putAll(SMALL);
        return properties;
    }

    private static Map<String, String> node(Path log, int port, int advertisedPort, int controllerPort) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(NODE_ID),
                "listeners",
                "BROKER://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "advertised.listeners",
                "BROKER://" + HOST + ":" + advertisedPort,
                "inter.broker.listener.name",
                "BROKER",
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                NODE_ID + "@" + HOST + ":" + controllerPort,
                "log.dirs",
                log.toString());
    }

    /** After a kill the node takes over from its own dead session: with the default of 9 s it is away for 16 s. */
    private static final Map<String, String> RETURN_FAST = Map.of(
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "group.initial.rebalance.delay.ms", "0",
            "group.min.session.timeout.ms", "1000",
            "group.consumer.min.session.timeout.ms", "3000",
            "group.consumer.session.timeout.ms", "6000",
            "group.consumer.min.heartbeat.interval.ms", "500",
            "group.consumer.heartbeat.interval.ms", "1000");

    private static final Map<String, String> ONE_NODE = Map.of(
            "num.partitions", "3",
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "5",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "1");

    private static final Map<String, String> RETENTION = Map.of(
            "log.retention.hours", String.valueOf(30 * 24),
            "offsets.retention.minutes", String.valueOf(30 * 24 * 60));

    /** Buffers and threads for a laptop; the default cleaner alone takes 128 MiB. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024)),
            Map.entry("log.cleaner.io.buffer.size", String.valueOf(64 * 1024)),
            Map.entry("log.segment.bytes", String.valueOf(128 * 1024 * 1024)),
            Map.entry("log.index.size.max.bytes", String.valueOf(1024 * 1024)),
            Map.entry("num.network.threads", "1"),
            Map.entry("num.io.threads", "2"),
            Map.entry("background.threads", "1"),
            Map.entry("num.recovery.threads.per.data.dir", "1"),
            Map.entry("group.coordinator.threads", "1"),
            Map.entry("share.coordinator.threads", "1"),
            Map.entry("metadata.max.idle.interval.ms", "5000"),
            Map.entry("metric.reporters", ""));
}
