package dev.fives.customer;

import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;

/** One customer of the test and its way into the recycle bin. */
@ExtendWith(LocalBackends.class)
abstract class DeletionScenario {
    static final Duration SOON = Duration.ofSeconds(60);

    final Api api = RunningService.api();
    final String number = UUID.randomUUID().toString();

    String customer() {
        return api.post("/customers", person("Bin " + number)).id();
    }

    String person(String name) {
        return """
                {"name":"%s","occupation":"tea taster","tags":["bin"],"addresses":[{"country":"CN","city":"Hangzhou"}],
                 "contactPoints":[{"type":"EMAIL","value":"%s@example.com"}],
                 "externalIds":[{"system":"bin","id":"%s"}]}""".formatted(name, number, number);
    }

    static String path(String id) {
        return "/customers/" + id;
    }

    Answer delete(String id, long version, String query) {
        return api.send("DELETE", path(id) + query, null, "If-Match", "\"" + version + "\"");
    }
}
