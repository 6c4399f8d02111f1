package dev.fives.benchmarks.latency;

import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.BrokerAccounts;
import dev.fives.local.stack.issuer.LocalIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stack that runs on this data folder. */
record Stack(Path data) {
    String token() {
        return LocalIssuer.open(data.resolve("keys")).token("admin", RealClock.system());
    }

    URI api(String path) {
        return at(address("gateway").path("port").intValue(), "/api/v1" + path);
    }

    URI metrics(String application) {
        return at(address(application).path("managementPort").intValue(), "/actuator/prometheus");
    }

    /** As a client of the broker: its user may read everything. */
    Map<String, Object> kafka() {
        String servers = "127.0.0.1:" + address("broker").path("port").intValue();
        return BrokerAccounts.open(data.resolve("keys")).client(servers, "ops");
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private JsonNode address(String part) {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("run").resolve(part + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException("data: " + data + " (expected: the folder of a running stack)", e);
        }
    }
}
