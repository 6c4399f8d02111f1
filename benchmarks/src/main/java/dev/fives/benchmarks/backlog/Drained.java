package dev.fives.benchmarks.backlog;

/**
 * One drain, from the first commit to the last, so that the start of the JVM is not in it.
 *
 * @param perSecond records
 * @param warmPerSecond records of the second half
 * @param consumerMicros processor time of the consumer for each record
 * @param backendMicros that of store and broker, which share a JVM with this run
 * @param downSeconds from a kill to the first commit after it; 0 without one
 */
record Drained(
        double perSecond, double warmPerSecond, double consumerMicros, double backendMicros, double downSeconds) {}
