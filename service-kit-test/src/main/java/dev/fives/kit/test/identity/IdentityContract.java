package dev.fives.kit.test.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.api.ApiDocument;
import dev.fives.api.Operation;
import dev.fives.kit.security.Role;
import dev.fives.kit.security.Scope;
import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.stack.ForgedTokens;
import dev.fives.kit.test.stack.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * What holds at the port of every application, asked of all of its operations as the documents name them: a new one is
 * covered without a test of its own. Nothing here reaches a handler, so nothing is changed.
 */
public abstract class IdentityContract {
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OURS = "dev.fives.";
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    /**
     * An application as it runs.
     *
     * @param own the document of what it has handlers for
     * @param others documents of which it answers a part
     */
    public record Running(
            ApplicationContext context, TestTokens tokens, SeenPaths paths, String own, List<String> others) {}

    /**
     * Personal data that is there.
     *
     * @param ids path parameters by name, so that it is found
     * @param words that no analyst may see
     */
    public record Personal(Map<String, String> ids, List<String> words) {}

    /** Started by the first test that asks. */
    protected abstract Running application();

    /** Enters personal data; empty where the application keeps none of its own. */
    protected Optional<Personal> personal() {
        return Optional.empty();
    }

    @Test
    protected void GW_02_forgedTokensAreRefused() {
        Map<String, String> forged = ForgedTokens.of(application().tokens());
        Operation read = secured().getFirst();

        assertThat(forged).hasSizeGreaterThanOrEqualTo(10);
        assertThat(forged).allSatisfy((what, token) -> assertRefused(read, token, 401));
    }

    @Test
    protected void nobody_isLetIn() {
        assertThat(secured()).allSatisfy(operation -> assertRefused(operation, null, 401));
    }

    @Test
    protected void role_isRefusedWhatItsScopesDoNotCover() {
        for (Role role : Role.values()) {
            String token = application().tokens().token("usr_1", role.text());

            assertThat(secured())
                    .filteredOn(operation -> role != Role.PORTAL && !covers(role, operation))
                    .allSatisfy(operation -> assertRefused(operation, token, 403));
        }
    }

    @Test
    protected void GW_02_customerDoesNotSeeAnother() {
        String token = application().tokens().portal("cus_another");

        assertThat(secured()).allSatisfy(operation -> assertRefused(operation, token, 404));
    }

    @Test
    protected void GW_02_analystIsShownNoPersonalData() {
        personal().ifPresent(personal -> {
            assertThat(readBy(Role.ADMIN, personal.ids())).contains(personal.words());
            assertThat(readBy(Role.ANALYST, personal.ids()))
                    .contains("***")
                    .doesNotContain(personal.words().toArray(String[]::new));
        });
    }

    @Test
    protected void everyHandler_isInADocument() {
        Set<String> documented = documents().stream().map(this::shape).collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsAll(handlers());
    }

    @Test
    protected void everyOperation_hasAHandler() {
        assertThat(handlers())
                .containsAll(ApiDocument.of(application().own()).operations().stream()
                        .filter(this::hasHandler)
                        .map(this::shape)
                        .toList());
    }

    /** The gateway passes on what services answer. */
    protected boolean hasHandler(Operation operation) {
        return true;
    }

    private List<Operation> secured() {
        return documents().stream().filter(operation -> !operation.isPublic()).toList();
    }

    private List<Operation> documents() {
        List<String> names = new ArrayList<>(List.of(application().own()));
        names.addAll(application().others());
        return names.stream()
                .flatMap(name -> ApiDocument.of(name).operations().stream())
                .toList();
    }

    private static boolean covers(Role role, Operation operation) {
        return operation.scope().stream()
                .anyMatch(scope -> Arrays.stream(Scope.values())
                        .anyMatch(known -> known.text().equals(scope) && role.has(known)));
    }

    /** All that the role may read, one answer a line. */
    private String readBy(Role role, Map<String, String> ids) {
        String token = application().tokens().token("usr_1", role.text());
        return secured().stream()
                .filter(operation -> operation.method().equals("GET") && covers(role, operation))
                .map(operation -> call(operation, ids, token).body())
                .collect(Collectors.joining("\n"));
    }

    private void assertRefused(Operation operation, @Nullable String token, int status) {
        HttpResponse<String> answer = call(operation, Map.of(), token);

        assertThat(answer.statusCode()).as("%s", operation).isEqualTo(status);
        if (!operation.method().equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    private HttpResponse<String> call(Operation operation, Map<String, String> ids, @Nullable String token) {
        String path = PARAMETER
                .matcher(application().paths().of(operation.template()))
                .replaceAll(parameter -> ids.getOrDefault(parameter.group(1), "x1"));
        String port = application().context().getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(ANSWER)
                .method(operation.method(), BodyPublishers.noBody());
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(operation.toString(), e);
        }
    }

    private String shape(Operation operation) {
        return shape(operation.method(), application().paths().of(operation.template()));
    }

    private static String shape(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    private Set<String> handlers() {
        return application()
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
