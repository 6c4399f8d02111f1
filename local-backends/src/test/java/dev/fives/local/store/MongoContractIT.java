package dev.fives.local.store;

import org.junit.jupiter.api.Tag;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same contract on MongoDB itself, where Docker is present. */
@Tag("docker")
@Testcontainers(disabledWithoutDocker = true)
class MongoContractIT extends StoreContract {
    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @Override
    String uri() {
        return MONGO.getConnectionString();
    }
}
