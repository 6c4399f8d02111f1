package dev.fives.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a stack is started with.
 *
 * @param data the data folder
 * @param ephemeral true: the data folder is deleted at the end
 * @param gatewayPort TCP port of the gateway on loopback; 0 means a free one
 * @param processes true: one JVM for each part
 * @param applications the applications beside store and broker
 * @param via ports at which the others reach a part, by its name, where something stands between them
 */
record StackConfig(
        Path data,
        boolean ephemeral,
        int gatewayPort,
        boolean processes,
        List<Part> applications,
        Map<String, Integer> via) {

    StackConfig(Path data, boolean ephemeral, int gatewayPort, boolean processes, List<Part> applications) {
        this(data, ephemeral, gatewayPort, processes, applications, Map.of());
    }

    StackConfig {
        if (gatewayPort < 0 || gatewayPort > 65_535) {
            throw new StackFault("--port: " + gatewayPort + " (expected: 0-65535)");
        }
        via.keySet().stream()
                .filter(name -> !isPart(name, applications))
                .findFirst()
                .ifPresent(name -> {
                    throw new StackFault("--via: " + name + " (expected: store, broker or an application)");
                });
        data = data.toAbsolutePath().normalize();
        via = Map.copyOf(via);
    }

    private static boolean isPart(String name, List<Part> applications) {
        return Stream.concat(Stream.of(Part.STORE, Part.BROKER), applications.stream())
                .anyMatch(part -> part.name().equals(name));
    }

    Layout layout() {
        return new Layout(data);
    }
}
