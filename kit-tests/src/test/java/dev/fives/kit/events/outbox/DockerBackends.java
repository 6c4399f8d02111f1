package dev.fives.kit.events.outbox;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** MongoDB and Kafka, started when the first test asks; Testcontainers ends them with the JVM. */
final class DockerBackends {
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");
    private static final KafkaContainer KAFKA = new KafkaContainer("apache/kafka:4.1.0");

    static {
        MONGO.start();
        KAFKA.start();
    }

    private DockerBackends() {}

    static Backends running() {
        return new Backends(MONGO.getReplicaSetUrl(), KAFKA.getBootstrapServers());
    }
}
