package dev.fives.local.stack;

import dev.fives.local.port.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The addresses of all parts, in files, so that a restart and the next {@code up} find the same ports. */
final class AddressBook {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Map<String, PartAddress> entries = new ConcurrentHashMap<>();

    AddressBook(Path folder) {
        this.folder = folder;
    }

    /** Gives each part its ports of last time, or others where those are taken. */
    void assign(List<Part> parts, StackConfig config, FreePorts ports) {
        for (var part : parts) {
            var last = read(part.name());
            int port = mainPort(part, config, last, ports);
            put(new PartAddress(
                    part.name(),
                    0,
                    port,
                    config.via().getOrDefault(part.name(), port),
                    managementPort(part, last, ports),
                    config.processes() ? ports.like(last.map(PartAddress::controlPort)) : 0));
        }
    }

    private static int mainPort(Part part, StackConfig config, Optional<PartAddress> last, FreePorts ports) {
        return part.isGateway() && config.gatewayPort() > 0
                ? exactly(config.gatewayPort(), ports)
                : ports.like(last.map(PartAddress::port));
    }

    private static int exactly(int port, FreePorts ports) {
        if (!ports.hold(port)) {
            throw new StackFault("port: " + port + " is taken (expected: a free one; choose it with --port)");
        }
        return port;
    }

    private static int managementPort(Part part, Optional<PartAddress> last, FreePorts ports) {
        return part.kind() == Part.Kind.APPLICATION ? ports.like(last.map(PartAddress::managementPort)) : 0;
    }

    void put(PartAddress address) {
        entries.put(address.name(), address);
        Durably.write(file(address.name()), JSON.writeValueAsString(address));
    }

    boolean has(String name) {
        return entries.containsKey(name) || Files.exists(file(name));
    }

    PartAddress of(String name) {
        return Optional.ofNullable(entries.get(name))
                .or(() -> read(name))
                .orElseThrow(() -> new StackFault(
                        "part: " + name + " has no address in " + folder + " (expected: a stack that was started)"));
    }

    private Optional<PartAddress> read(String name) {
        if (!Files.exists(file(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(file(name)), PartAddress.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty(); // a wish for a port, nothing more
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".json");
    }
}
