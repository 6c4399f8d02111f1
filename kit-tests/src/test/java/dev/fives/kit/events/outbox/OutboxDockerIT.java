package dev.fives.kit.events.outbox;

import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract on MongoDB and Kafka; skipped, and shown as skipped, where there is no Docker. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class OutboxDockerIT extends OutboxContract {
    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @Container
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.0");

    @Override
    Backends backends() {
        return new Backends(MONGO.getReplicaSetUrl(), KAFKA.getBootstrapServers());
    }
}
