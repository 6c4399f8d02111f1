package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.local.broker.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Containers know the same users with the same rights as the local stack. */
class DeployTest {

    private static final Path FOLDER = Path.of("..", "deploy");

    @Test
    void script_grantsWhatTheLocalStackGrants() throws Exception {
        assertThat(Files.readString(FOLDER.resolve("kafka/grants.sh")))
                .as("deploy/kafka/grants.sh (expected: the text below, which this test made)")
                .isEqualTo(script());
    }

    @Test
    void compose_knowsAllUsers_andEachServiceLogsInAsItself() {
        var services = compose().path("services");
        var kafka = services.path("kafka").path("environment");
        var known =
                kafka.path("KAFKA_LISTENER_NAME_BROKER_PLAIN_SASL_JAAS_CONFIG").stringValue();

        assertThat(BrokerGrants.USERS)
                .allSatisfy(user -> assertThat(known)
                        .contains(
                                " user_" + user + "=\"${FIVES_KAFKA_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD:?"));
        assertThat(kafka.path("KAFKA_LISTENER_NAME_CONTROLLER_PLAIN_SASL_JAAS_CONFIG")
                        .stringValue()
                        .split(" user_", -1))
                .as("who may log in at the controller")
                .hasSize(2);
        assertThat(kafka.path("KAFKA_SUPER_USERS").stringValue()).isEqualTo("User:" + BrokerGrants.SUPER_USER);
        Part.applications().stream().filter(Part::events).forEach(part -> {
            var user = BrokerGrants.user(part.name());
            assertThat(login(services.path(part.name())))
                    .contains("username=\"" + user + '"', "${FIVES_KAFKA_" + user.toUpperCase(Locale.ROOT) + '_');
        });
    }

    @Test
    void environment_ofAServiceReachesItsClients() {
        var environment = environment("ticket-service");
        var kafka = Binder.get(environment)
                .bind("spring.kafka", KafkaProperties.class)
                .get();

        for (var client : List.of(
                kafka.buildConsumerProperties(), kafka.buildProducerProperties(), kafka.buildAdminProperties())) {
            assertThat(client)
                    .containsEntry("security.protocol", "SASL_PLAINTEXT")
                    .containsEntry("sasl.mechanism", "PLAIN")
                    .containsEntry(
                            "sasl.jaas.config", login(compose().path("services").path("ticket-service")));
        }
    }

    @Test
    void environment_ofTheGatewayReachesItsStreams() {
        var environment = environment("gateway");

        assertThat(environment.getProperty("fives.gateway.stream.brokers")).isEqualTo("kafka:9092");
        assertThat(Binder.get(environment)
                        .bind("fives.gateway.stream.client", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .containsEntry("sasl.mechanism", "PLAIN")
                .hasEntrySatisfying(
                        "sasl.jaas.config",
                        login -> assertThat(login)
                                .contains("username=\"gateway\"", "password=\"${FIVES_KAFKA_GATEWAY_PASSWORD}\";"));
    }

    private static StandardEnvironment environment(String service) {
        Map<String, Object> variables = new TreeMap<>();
        compose()
                .path("services")
                .path(service)
                .path("environment")
                .forEachEntry((name, value) -> variables.put(name, value.asString()));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return environment;
    }

    private static String login(JsonNode service) {
        return service.path("environment")
                .path("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG")
                .stringValue();
    }

    private static JsonNode compose() {
        try {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(FOLDER.resolve("compose.yaml")));
            return JsonMapper.shared().valueToTree(yaml);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Each call is the start of a JVM, so one call does for all with the same operations. */
    private static String script() {
        var calls = new TreeMap<String, TreeSet<String>>();
        for (var grant : BrokerGrants.all()) {
            calls.computeIfAbsent(call(grant), _ -> new TreeSet<>())
                    .add(" \\\n    --" + grant.type().name().toLowerCase(Locale.ROOT) + " '" + grant.name() + '\'');
        }
        return HEAD
                + calls.entrySet().stream()
                        .map(call -> call.getKey() + String.join("", call.getValue()) + '\n')
                        .collect(Collectors.joining());
    }

    private static String call(Grant grant) {
        return "allow User:" + grant.user()
                + (grant.pattern() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "")
                + grant.operations().stream()
                        .sorted(Comparator.comparing(Enum::name))
                        .map(DeployTest::operation)
                        .collect(Collectors.joining());
    }

    /** As the tool writes it, which knows no underscores. */
    private static String operation(AclOperation operation) {
        String name = operation.name().replace("_", "");
        assertThat(SecurityUtils.operation(name)).isEqualTo(operation);
        return " --operation " + name;
    }

    private static final String HEAD = """
            #!/bin/bash
            # Who may do what at the broker. Made by DeployTest of local-stack from docs/events/asyncapi.yaml: do not edit.
            # To add is all it does; what an older release granted and this one does not is taken back by hand.
            set -euo pipefail

            allow() {
                local user=$1
                shift
                /opt/kafka/bin/kafka-acls.sh --bootstrap-server kafka:9092 \\
                    --command-config /etc/kafka-login/client.properties --add --allow-principal "$user" "$@" >/dev/null
            }

            """;
}
