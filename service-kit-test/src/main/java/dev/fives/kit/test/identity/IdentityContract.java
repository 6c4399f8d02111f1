package dev.fives.kit.test.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.api.ApiDocument;
import dev.fives.api.Operation;
import dev.fives.kit.security.Role;
import dev.fives.kit.security.Scope;
import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.stack.ForgedTokens;
import dev.fives.kit.test.stack.TestTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/**
 * What holds at the port of every application, asked of all of its operations as the documents name them: a new one is
 * covered without a test of its own. Whoever is let in asks for what is not there, and without a body, so that nothing is
 * changed.
 */
public abstract class IdentityContract {
    /** Tests in which handlers are reached. */
    protected static final String LET_IN = "let-in";

    /** How the refusal of a path begins, where no handler was asked. */
    private static final String UNREACHED = "path: ";

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
     * @param ids path parameters by name, for each thing to be found
     * @param words that no analyst may see
     * @param left what is left of them
     */
    public record Personal(List<Map<String, String>> ids, List<String> words, String left) {}

    private Port port() {
        return new Port(application());
    }

    /** Started by the first test that asks. */
    protected abstract Running application();

    /** Enters personal data; empty where the application keeps none of its own. */
    protected Optional<Personal> personal() {
        return Optional.empty();
    }

    @Test
    protected void GW_02_forgedTokensAreRefused() {
        Map<String, String> forged = ForgedTokens.of(application().tokens());
        Operation read = port().secured().getFirst();

        assertThat(forged).hasSizeGreaterThanOrEqualTo(10);
        assertThat(forged).allSatisfy((what, token) -> assertRefused(read, token, 401));
    }

    @Test
    protected void nobody_isLetIn() {
        assertThat(port().secured()).allSatisfy(operation -> assertRefused(operation, null, 401));
    }

    @Test
    protected void role_isRefusedWhatItsScopesDoNotCover() {
        for (Role role : Role.values()) {
            String token = application().tokens().token("usr_1", role.text());

            assertThat(port().secured())
                    .filteredOn(operation -> role != Role.PORTAL && !covers(role, operation))
                    .allSatisfy(operation -> assertRefused(operation, token, 403));
        }
    }

    @Test
    @Tag(LET_IN)
    protected void role_isLetInWhereItsScopesCover() {
        for (Role role : Role.values()) {
            String token = application().tokens().token("usr_1", role.text());

            assertThat(port().answered())
                    .filteredOn(operation -> covers(role, operation) && changesNothingWithoutBody(operation))
                    .allSatisfy(operation -> assertLetIn(operation, token));
        }
    }

    @Test
    @Tag(LET_IN)
    protected void GW_02_customerIsLetInToItsOwn() {
        String token = application().tokens().portal(Port.NOBODYS);

        assertThat(port().answered())
                .filteredOn(operation -> operation.portalParameter().isPresent())
                .allSatisfy(operation -> assertLetIn(operation, token));
    }

    @Test
    protected void GW_02_customerDoesNotSeeAnother() {
        String token = application().tokens().portal("cus_another");

        assertThat(port().secured()).allSatisfy(operation -> assertRefused(operation, token, 404));
    }

    @Test
    protected void GW_02_analystIsShownNoPersonalData() {
        personal().ifPresent(personal -> {
            assertThat(readBy(Role.ADMIN, personal.ids())).contains(personal.words());
            assertThat(readBy(Role.ANALYST, personal.ids()))
                    .contains(personal.left())
                    .doesNotContain(personal.words().toArray(String[]::new));
        });
    }

    @Test
    protected void everyHandler_isInADocument() {
        Set<String> documented =
                port().documents().stream().map(port()::shape).collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).containsAll(port().handlers());
    }

    @Test
    protected void everyOperation_hasAHandler() {
        assertThat(port().handlers())
                .containsAll(ApiDocument.of(application().own()).operations().stream()
                        .filter(this::hasHandler)
                        .map(port()::shape)
                        .toList());
    }

    /** The gateway passes on what services answer. */
    protected boolean hasHandler(Operation operation) {
        return true;
    }

    /** False for what acts on everything and needs no body for it. */
    protected boolean changesNothingWithoutBody(Operation operation) {
        return true;
    }

    private static boolean covers(Role role, Operation operation) {
        return operation.scope().stream()
                .anyMatch(scope -> Arrays.stream(Scope.values())
                        .anyMatch(known -> known.text().equals(scope) && role.has(known)));
    }

    /** All that the role may read, one answer a line. */
    private String readBy(Role role, List<Map<String, String>> ids) {
        String token = application().tokens().token("usr_1", role.text());
        return port().secured().stream()
                .filter(operation -> operation.method().equals("GET") && covers(role, operation))
                .flatMap(operation -> ids.stream()
                        .map(things -> port().call(operation, things, token).body()))
                .collect(Collectors.joining("\n"));
    }

    /** Whatever a handler says of what is not there. */
    private void assertLetIn(Operation operation, String token) {
        Port.Answer answer = port().call(operation, Map.of(), token);

        assertThat(answer.statusCode())
                .as("%s", operation)
                .isNotIn(401, 403, 405)
                .isLessThan(500);
        assertThat(answer.body()).as("%s", operation).doesNotContain(UNREACHED);
    }

    private void assertRefused(Operation operation, @Nullable String token, int status) {
        Port.Answer answer = port().call(operation, Map.of(), token);

        assertThat(answer.statusCode()).as("%s", operation).isEqualTo(status);
        if (!operation.method().equals("HEAD")) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }
}
