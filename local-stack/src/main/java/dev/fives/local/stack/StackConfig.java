package dev.fives.local.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * What a stack is started with.
 *
 * @param data the data folder
 * @param ephemeral true: the data folder is deleted at the end
 * @param gatewayPort TCP port of the gateway on loopback; 0 means a free one
 * @param processes true: one JVM for each part
 * @param applications the applications beside store and broker
 */
record StackConfig(Path data, boolean ephemeral, int gatewayPort, boolean processes, List<Part> applications) {

    StackConfig {
        if (gatewayPort < 0 || gatewayPort > 65_535) {
            throw new StackFault("--port: " + gatewayPort + " (expected: 0-65535)");
        }
        data = data.toAbsolutePath().normalize();
    }

    Layout layout() {
        return new Layout(data);
    }
}
