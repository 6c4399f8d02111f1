package dev.fives.kit.events.outbox;

/** Where a contract test finds its store and its broker. */
record Backends(String storeUri, String bootstrapServers) {}
