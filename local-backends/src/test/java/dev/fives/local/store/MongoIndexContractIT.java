package dev.fives.local.store;

import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.Testcontainers;

/** The same contract on MongoDB itself, where Docker is present. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class MongoIndexContractIT extends IndexContract {
    @Override
    String uri() {
        return MongoContainer.uri();
    }
}
