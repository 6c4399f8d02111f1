package example;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the owner of an aggregate for the events that this consumer did not see on the topic. */
final class MissedEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SOURCE_START = "/fives/";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String api;
    private final String token;

    MissedEvents(String api, String token) {
        this.api = api;
        this.token = token;
    }

    /** The events after the one and before the other sequence: one for each, in order. */
    List<AccountEvent> between(String source, long after, long before) throws IOException, InterruptedException {
        List<AccountEvent> missed = new ArrayList<>();
        long last = after;
        while (last < before - 1) {
            JsonNode items = page(source, last).path("items");
            if (items.isEmpty()) {
                throw new IOException(source + ": nothing after " + last + " yet");
            }
            for (JsonNode item : items) {
                last = item.path("sequence").asLong();
                if (last < before) {
                    missed.add(event(source, last, item));
                }
            }
        }
        return missed;
    }

    /** One that nobody has any more has neither type nor data; it counts all the same, or it would be missed for ever. */
    private static AccountEvent event(String source, long sequence, JsonNode item) {
        if (item.path("expired").asBoolean(false)) {
            System.err.println(source + ": event " + sequence + " is gone for good");
        }
        return new AccountEvent(source, sequence, item.path("type").asString("expired"), item.path("data"));
    }

    private JsonNode page(String source, long after) throws IOException, InterruptedException {
        String aggregate = URLEncoder.encode(source.substring(SOURCE_START.length()), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(api + "/events?aggregate=" + aggregate + "&afterSequence=" + after))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(source + ": " + answer.statusCode() + " (expected: 200)");
        }
        return json(answer.body());
    }

    private static JsonNode json(String body) throws IOException {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException broken) {
            throw new IOException("answer: no JSON", broken);
        }
    }
}
