package dev.fives.kit.test.identity;

import dev.fives.api.ApiDocument;
import dev.fives.api.Operation;
import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract.Running;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What an application says that it answers, what it has handlers for, and what it answers. */
final class Port {
    /** Where a test names no id: of nothing that is there, in the form in which the gateway knows whose job it is. */
    static final String NOBODYS = "job_cus_x1";

    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OURS = "dev.fives.";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    private final Running application;

    Port(Running application) {
        this.application = application;
    }

    /** With its whole body, but of a stream of events, which has no end: that it begins is what there is to know. */
    record Answer(int statusCode, HttpHeaders headers, String body) {}

    List<Operation> secured() {
        return documents().stream().filter(operation -> !operation.isPublic()).toList();
    }

    /** Those that there is an answer for: of documents of others a part, at the gateway all. */
    List<Operation> answered() {
        boolean passesOn = application.paths() == SeenPaths.AS_CALLED;
        Set<String> handlers = handlers();
        return secured().stream()
                .filter(operation -> passesOn || handlers.contains(shape(operation)))
                .toList();
    }

    List<Operation> documents() {
        return Stream.concat(Stream.of(application.own()), application.others().stream())
                .flatMap(name -> ApiDocument.of(name).operations().stream())
                .toList();
    }

    Answer call(Operation operation, Map<String, String> ids, @Nullable String token) {
        String path = PARAMETER
                .matcher(application.paths().of(operation.template()))
                .replaceAll(parameter -> ids.getOrDefault(parameter.group(1), NOBODYS));
        String port = application.context().getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER)
                .method(operation.method(), BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return answer(HTTP.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(operation.toString(), e);
        }
    }

    private static Answer answer(HttpResponse<InputStream> answer) throws IOException {
        boolean endless = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("text/event-stream"))
                .isPresent();
        try (InputStream body = answer.body()) {
            String text = endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(answer.statusCode(), answer.headers(), text);
        }
    }

    String shape(Operation operation) {
        return shape(operation.method(), application.paths().of(operation.template()));
    }

    private static String shape(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    Set<String> handlers() {
        return application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith(OURS))
                .flatMap(handler -> shapes(handler.getKey()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> shapes(RequestMappingInfo info) {
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .map(method -> shape(method, pattern.getPatternString())))
                .toList();
    }
}
