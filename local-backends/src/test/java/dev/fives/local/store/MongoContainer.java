package dev.fives.local.store;

import org.testcontainers.mongodb.MongoDBContainer;

/** MongoDB, started when the first test asks; Testcontainers ends it with the JVM. */
final class MongoContainer {
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    static {
        MONGO.start();
    }

    private MongoContainer() {}

    static String uri() {
        return MONGO.getConnectionString();
    }
}
