package dev.fives.benchmarks.backlog;

import dev.fives.benchmarks.child.ApplicationMain;
import dev.fives.benchmarks.child.Child;
import dev.fives.kit.test.stack.TestTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who drains the topic. */
enum Subject {
    FLOOR("floor", ""),
    LOYALTY("loyalty", "dev.fives.loyalty.LoyaltyApplication"),
    SEGMENTATION("segmentation", "dev.fives.segmentation.SegmentationApplication");

    static final String TENANT = "drain";
    private static final TestTokens TOKENS = TestTokens.create();

    final String title;
    private final String application;

    Subject(String title, String application) {
        this.title = title;
        this.application = application;
    }

    String group() {
        return TENANT + "." + title;
    }

    String database() {
        return TENANT + "_" + title;
    }

    Child start(Path log, String bootstrapServers, String prefix, String storeUri) {
        return this == FLOOR
                ? Child.start(
                        log,
                        RawConsumer.class,
                        List.of(bootstrapServers, Backends.purchases(prefix), group(), storeUri))
                : Child.start(log, ApplicationMain.class, settings(bootstrapServers, prefix, storeUri));
    }

    private List<String> settings(String bootstrapServers, String prefix, String storeUri) {
        List<String> arguments = new ArrayList<>(List.of(
                application,
                title + "-service",
                "--server.port=0",
                "--management.server.port=0",
                "--spring.mongodb.uri=" + storeUri,
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--fives.tenant=" + TENANT,
                "--fives.topic-prefix=" + prefix,
                "--fives.kafka.partitions=" + Backends.PARTITIONS,
                "--fives.kafka.replication=1",
                "--fives.kafka.min-insync-replicas=1"));
        TOKENS.settings().forEach(setting -> arguments.add("--" + setting));
        return arguments;
    }
}
