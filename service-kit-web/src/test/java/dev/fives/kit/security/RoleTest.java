package dev.fives.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]*) \\|");

    @ParameterizedTest
    @CsvSource({
        "admin, customers:write, true",
        "admin, ops, false",
        "ops, ops, true",
        "ops, events:read, true",
        "agent, events:read, true",
        "marketer, events:read, false",
        "ops, customers:read, false",
        "agent, care:write, true",
        "agent, members:write, true",
        "marketer, members:write, false",
        "agent, redemptions:write, true",
        "marketer, redemptions:write, false",
        "agent, coupons:write, true",
        "marketer, coupons:write, true",
        "analyst, coupons:write, false",
        "agent, segments:write, false",
        "agent, imports:write, false",
        "analyst, settings:read, true",
        "analyst, settings:write, false",
        "analyst, ops, false",
        "quality-manager, surveys:write, true",
        "quality-manager, tickets:write, false",
        "marketer, imports:write, true",
        "marketer, customers:write, false",
        "portal, customers:read, false"
    })
    void role_hasScopes(String role, String scope, boolean has) {
        assertThat(Role.of(role).orElseThrow().has(Scope.of(scope))).isEqualTo(has);
    }

    @Test
    void everyScope_isSomebodys() {
        assertThat(Scope.values()).allSatisfy(scope -> assertThat(Role.values()).anyMatch(role -> role.has(scope)));
    }

    @Test
    void everyGrant_isOfAScope() {
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(role.grants())
                        .allSatisfy(grant -> assertThat(Scope.values()).anyMatch(scope -> scope.isCoveredBy(grant))));
    }

    @Test
    void analystAlone_isMasked() {
        assertThat(Role.values()).filteredOn(Role::isMasked).containsExactly(Role.ANALYST);
    }

    @Test
    void unknownScope_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scope.of("customers:delete"))
                .withMessageStartingWith("x-scope: customers:delete (expected: ");
    }

    @Test
    void documentation_hasTheSameTable() throws IOException {
        String page = Files.readString(Path.of("../docs/api/conventions.md"));
        List<String> rows = ROW.matcher(page)
                .results()
                .filter(row -> Role.of(row.group(1)).isPresent())
                .map(row -> row.group(1) + " " + row.group(2).replace("`", "").strip())
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Role.values())
                        .map(role -> role.text() + " " + granted(role))
                        .toList());
    }

    private static String granted(Role role) {
        return role.grants().isEmpty() ? "none" : role.grants().stream().collect(Collectors.joining(", "));
    }
}
