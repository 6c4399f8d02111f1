package dev.fives.kit.events.outbox;

import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The contract on MongoDB and Kafka; skipped, and shown as skipped, where there is no Docker. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class OutboxDockerIT extends OutboxContract {
    @Override
    Backends backends() {
        return DockerBackends.running();
    }
}
