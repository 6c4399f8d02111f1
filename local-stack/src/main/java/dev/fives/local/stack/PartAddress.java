package dev.fives.local.stack;

/**
 * Where a part runs; kept as {@code run/<name>.json}.
 *
 * @param pid process id of its JVM; 0 while it has none
 * @param port TCP port on loopback
 * @param viaPort where the others reach it: its own port, or that of something between
 * @param managementPort health and metrics of an application; 0 for store and broker
 * @param controlPort the launcher's own door into a part's JVM; 0 where the part lives in the launcher's JVM
 */
record PartAddress(String name, long pid, int port, int viaPort, int managementPort, int controlPort) {

    PartAddress withPid(long next) {
        return new PartAddress(name, next, port, viaPort, managementPort, controlPort);
    }
}
