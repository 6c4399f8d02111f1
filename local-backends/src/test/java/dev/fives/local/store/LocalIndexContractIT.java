package dev.fives.local.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LocalIndexContractIT extends IndexContract {
    private static LocalStore store;

    @BeforeAll
    static void open() {
        store = LocalStore.open(LocalStoreConfig.inMemory());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Override
    String uri() {
        return store.uri();
    }
}
