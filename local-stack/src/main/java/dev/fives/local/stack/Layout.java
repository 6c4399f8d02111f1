package dev.fives.local.stack;

import java.nio.file.Path;

/** The data folder of a stack. */
record Layout(Path data) {

    Path keys() {
        return data.resolve("keys");
    }

    /** What is true of the running stack only: ports, process ids, the lock. */
    Path run() {
        return data.resolve("run");
    }

    Path logs() {
        return data.resolve("log");
    }

    Path clock() {
        return data.resolve("clock.json");
    }

    Path store() {
        return data.resolve("store");
    }

    Path broker() {
        return data.resolve("broker");
    }
}
