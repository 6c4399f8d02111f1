package dev.fives.acceptance.api;

import dev.fives.acceptance.api.Documents.Described;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request as it goes out.
 *
 * @param what is special about it
 * @param refused whether it has to be
 * @param path without the query
 * @param query empty for none
 * @param headers without the token
 */
record Sent(
        Described described,
        String what,
        boolean refused,
        String path,
        String query,
        Map<String, String> headers,
        Optional<String> body) {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int SHOWN = 1_500;

    String method() {
        return described.operation().method();
    }

    /** Of the longest of path, query and headers. */
    int headLength() {
        return Stream.concat(Stream.of(path + query), headers.values().stream())
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElse(0);
    }

    /** @throws IllegalArgumentException where no client could send it */
    HttpRequest to(URI base, Optional<String> token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path + query))
                .timeout(ANSWER)
                .method(method(), body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        headers.forEach(request::setHeader);
        token.ifPresent(text -> request.setHeader("Authorization", "Bearer " + text));
        return request.build();
    }

    /** To be repeated by hand, with a token of the role. */
    @Override
    public String toString() {
        StringBuilder curl = new StringBuilder(
                String.format(Locale.ROOT, "# %s\ncurl -X %s '$FIVES%s%s'", what, method(), path, query));
        described
                .role()
                .ifPresent(role -> curl.append(" -H \"Authorization: Bearer $(./fives token ")
                        .append(role)
                        .append(")\""));
        headers.forEach((name, value) ->
                curl.append(" -H '").append(name).append(": ").append(value).append('\''));
        body.ifPresent(text -> curl.append(" -d '")
                .append(text, 0, Math.min(text.length(), SHOWN))
                .append('\''));
        return curl.toString();
    }
}
