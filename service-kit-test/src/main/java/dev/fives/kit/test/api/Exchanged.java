package dev.fives.kit.test.api;

import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call and its answer.
 *
 * @param path as at the gateway, without the query
 * @param request body, empty where there was none
 * @param contentType of the answer, empty where it has no body
 */
public record Exchanged(String method, String path, String request, int status, String contentType, String answer) {
    /**
     * A call at a service itself, as it would be at the gateway.
     *
     * @param service its name in paths for operators, such as {@code ticket}
     * @param path with the query
     */
    public static Exchanged at(
            String service, String method, String path, @Nullable String request, HttpResponse<String> answer) {
        String plain = path.replaceAll("\\?.*", "");
        return new Exchanged(
                method,
                plain.matches("/[su]/.*") ? plain : "/api/v1" + plain.replaceAll("^/ops/", "/ops/" + service + "/"),
                Objects.requireNonNullElse(request, ""),
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }

    @Override
    public String toString() {
        return method + " " + path + " " + status;
    }
}
