package dev.fives.local.stack;

/** A part that has been started and is ready. */
interface Running {

    long pid();

    boolean alive();

    /** Ends it in good order; returns when it is gone. */
    void stop();
}
