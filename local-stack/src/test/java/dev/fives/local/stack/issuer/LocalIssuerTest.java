package dev.fives.local.stack.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fives.kit.security.Role;
import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.StackFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final RealClock CLOCK = () -> NOW;

    @TempDir
    Path folder;

    @Test
    void token_isSignedByTheKeyThatIsPublished() throws Exception {
        var token = SignedJWT.parse(LocalIssuer.openOrCreate(keys()).token("admin", CLOCK));

        var published = JWKSet.load(LocalIssuer.publicKeys(keys()).toFile())
                .getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(published.isPrivate()).isFalse();
        assertThat(token.verify(new RSASSAVerifier(published.toRSAKey()))).isTrue();
    }

    @Test
    void token_saysWhoForWhomAndForHowLong() throws Exception {
        var claims = SignedJWT.parse(LocalIssuer.openOrCreate(keys()).token("ops", CLOCK))
                .getJWTClaimsSet();

        assertThat(claims.getIssuer()).isEqualTo("fives-local");
        assertThat(claims.getAudience()).containsExactly("fives");
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("ops"));
        assertThat(claims.getExpirationTime().toInstant()).isEqualTo(NOW.plus(Duration.ofHours(12)));
    }

    @Test
    void token_isThereForEveryRole() throws Exception {
        var issuer = LocalIssuer.openOrCreate(keys());
        for (var role : Role.values()) {
            var customer = role == Role.PORTAL ? "cus_1" : null;
            var claims =
                    SignedJWT.parse(issuer.token(role.text(), customer, CLOCK)).getJWTClaimsSet();

            assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of(role.text()));
            assertThat(claims.getStringClaim("customer_id")).isEqualTo(customer);
            assertThat(claims.getSubject()).isEqualTo(customer == null ? "local-" + role.text() : "local-cus_1");
        }
    }

    @Test
    void openOrCreate_keepsItsKeyAndHidesIt() throws Exception {
        LocalIssuer.openOrCreate(keys());
        var before = Files.readString(keys().resolve("issuer.json"));
        LocalIssuer.openOrCreate(keys());

        assertThat(keys().resolve("issuer.json")).hasContent(before);
        assertThat(Files.getPosixFilePermissions(keys().resolve("issuer.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(keys())).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void faults_areOneLine() throws Exception {
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> LocalIssuer.open(keys()))
                .withMessageContaining("(expected: a stack that was started once");
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> LocalIssuer.openOrCreate(keys()).token("root", CLOCK))
                .withMessage(
                        "role: root (expected: admin, agent, analyst, quality-manager, marketer, ops, messenger or portal)");
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> LocalIssuer.openOrCreate(keys()).token("portal", CLOCK))
                .withMessage("customer: none (expected: --customer ID with role portal, and with no other)");
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> LocalIssuer.openOrCreate(keys()).token("admin", "cus_1", CLOCK))
                .withMessageStartingWith("customer: cus_1");
        Files.writeString(keys().resolve("issuer.json"), "torn");
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> LocalIssuer.open(keys()))
                .withMessageContaining("issuer.json is damaged");
    }

    private Path keys() {
        return folder.resolve("keys");
    }
}
