package dev.fives.gateway.limit;

import org.junit.jupiter.api.Tag;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The same on a Redis in a container; skipped, and shown as skipped, where there is no Docker. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class RedisDockerIT extends SharedCountContract {
    private static final int PORT = 6379;

    @Container
    private static final GenericContainer<?> REDIS = new GenericContainer<>("redis:8").withExposedPorts(PORT);

    @Override
    String address() {
        return "redis://" + REDIS.getHost() + ":" + REDIS.getMappedPort(PORT);
    }
}
