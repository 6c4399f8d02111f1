package dev.fives.kit.test.api;

/**
 * A call and its answer.
 *
 * @param path as at the gateway, without the query
 * @param request body, empty where there was none
 * @param contentType of the answer, empty where it has no body
 */
public record Exchanged(String method, String path, String request, int status, String contentType, String answer) {
    @Override
    public String toString() {
        return method + " " + path + " " + status;
    }
}
