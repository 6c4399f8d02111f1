package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AppSettingsTest {

    @TempDir
    Path data;

    @BeforeEach
    void addresses() {
        var book = new AddressBook(layout().run());
        for (var part : List.of(Part.STORE, Part.BROKER)) {
            book.put(new PartAddress(part.name(), 0, 1, 9001, 0, 0));
        }
        Part.applications().forEach(part -> book.put(new PartAddress(part.name(), 0, 4711, 4711, 2, 0)));
    }

    @Test
    void surveyLinks_leadToTheGatewayWhereverItListens() {
        assertThat(of("feedback-service")).contains("--fives.feedback.public-url=http://localhost:4711");
    }

    @Test
    void backends_areReachedWhereTheyAreSaidToBe() {
        assertThat(of("customer-service"))
                .contains("--spring.mongodb.uri=mongodb://127.0.0.1:9001/?retryWrites=false")
                .contains("--spring.kafka.bootstrap-servers=127.0.0.1:9001");
    }

    @Test
    void secondInstance_isTheSameService() {
        var second = Part.applications().getFirst().instance(2);

        assertThat(second.name()).isEqualTo("customer-service-2");
        assertThat(second.service()).isEqualTo("customer-service");
    }

    @Test
    void keys_stayTheSameOverAStart() {
        for (var name : List.of("feedback-service", "ticket-service", "customer-service")) {
            var first = keys(name);

            assertThat(first).isNotEmpty().isEqualTo(keys(name));
        }
    }

    @Test
    void keys_areGivenToWhomSignsWithThem() {
        assertThat(keys("feedback-service"))
                .extracting(AppSettingsTest::name)
                .containsExactly("--fives.paging.cursor-key", "--fives.feedback.link-key");
        assertThat(keys("ticket-service"))
                .extracting(AppSettingsTest::name)
                .containsExactly("--fives.paging.cursor-key", "--fives.ticket.tracking-key");
        assertThat(keys("gateway")).isEmpty();
    }

    @Test
    void keys_thatADataFolderDoesNotHaveYetAreMade() throws Exception {
        Durably.write(layout().keys().resolve("secrets.json"), "{\"fives.paging.cursor-key\":\"of-last-year\"}");

        assertThat(keys("feedback-service"))
                .contains("--fives.paging.cursor-key=of-last-year")
                .hasSize(2);
        Files.writeString(layout().keys().resolve("secrets.json"), "torn");
        assertThatExceptionOfType(StackFault.class)
                .isThrownBy(() -> keys("feedback-service"))
                .withMessageContaining("is damaged");
    }

    @Test
    void login_atTheBrokerIsTheServicesOwn() throws Exception {
        var ofTickets = logins("ticket-service");

        assertThat(ofTickets).hasSize(3).contains("--spring.kafka.security.protocol=SASL_PLAINTEXT");
        var file = layout().keys().resolve("broker-users.json");
        var passwords = JsonMapper.shared().readTree(Files.readString(file));
        passwords.forEachEntry((user, password) -> assertThat(
                        ofTickets.stream().filter(setting -> setting.contains(password.stringValue())))
                .as(user)
                .hasSize(user.equals("ticket") ? 1 : 0));
        assertThat(logins("ticket-service")).as("after a start").isEqualTo(ofTickets);
        assertThat(Files.getPosixFilePermissions(file))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    /** Its streams read the topics as a user of their own, wherever the broker is said to be. */
    @Test
    void gateway_logsInForItsStreams() {
        assertThat(logins("gateway"))
                .hasSize(3)
                .allMatch(setting -> setting.startsWith("--fives.gateway.stream.client."))
                .anyMatch(setting -> setting.contains("username=\"gateway\""));
        assertThat(of("gateway"))
                .contains(
                        "--fives.gateway.stream.brokers=127.0.0.1:9001", "--fives.gateway.rate-limit.requests=1000000");
    }

    /** Who writes to customers has the key, customer-service its hash, and nobody else either. */
    @Test
    void messengers_askCustomerServiceByAKey() throws Exception {
        var key = of("feedback-service").stream()
                .filter(setting -> setting.startsWith("--fives.messages.customers.key="))
                .map(setting -> setting.substring(setting.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));

        assertThat(key).matches("fvk_[A-Za-z0-9_-]{43}");
        assertThat(of("ticket-service"))
                .contains("--fives.messages.customers.key=" + key)
                .contains("--fives.messages.customers.url=http://127.0.0.1:4711");
        assertThat(of("customer-service"))
                .contains("--fives.security.api-keys[0].sha256=" + hash)
                .contains("--fives.security.api-keys[0].roles=messenger")
                .contains("--fives.reach.public-url=http://localhost:4711");
        assertThat(List.of("gateway", "segmentation-service"))
                .allMatch(name ->
                        of(name).stream().noneMatch(setting -> setting.contains(key) || setting.contains(hash)));
    }

    private List<String> logins(String name) {
        return of(name).stream()
                .filter(setting -> setting.contains("sasl") || setting.contains("SASL"))
                .toList();
    }

    private List<String> keys(String name) {
        return of(name).stream()
                .filter(setting -> name(setting).endsWith("-key"))
                .toList();
    }

    private static String name(String setting) {
        return setting.substring(0, setting.indexOf('='));
    }

    private List<String> of(String name) {
        var part = Part.applications().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow();
        return AppSettings.of(part, layout(), new AddressBook(layout().run()));
    }

    private Layout layout() {
        return new Layout(data);
    }
}
