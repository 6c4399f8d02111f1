package dev.fives.local.broker;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that knows its users. */
class BrokerPrincipalsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> NO_LOGIN = Map.of();
    private static final BrokerUsers USERS = users(Map.of("broker", 'b', "shop", 's', "stranger", 'x'));

    @TempDir
    private static Path folder;

    private static LocalBroker broker;

    @BeforeAll
    static void start() {
        broker = open(BrokerUsers.NONE); // formatted by a broker without users
        broker.close();
        broker = open(USERS);
        try (var admin = admin("broker")) {
            Grants.apply(admin, GRANTS, PATIENCE);
        }
    }

    private static final List<Grant> GRANTS = List.of(
            Grant.topic("shop", "orders", WRITE, CREATE),
            Grant.topicsFrom("stranger", "other", READ),
            Grant.groupsFrom("stranger", "others.", READ));

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void user_mayWhatIsGrantedAndNothingElse() throws Exception {
        send("shop", "orders");

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> send("shop", "others"))
                .withCauseInstanceOf(AuthorizationException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> send("stranger", "orders"))
                .withCauseInstanceOf(AuthorizationException.class);
        try (var admin = admin("stranger")) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.createTopics(Set.of(new NewTopic("other-things", 1, (short) 1)))
                            .all()
                            .get())
                    .withCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void wrongPassword_andNoLogin_areRefused() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() ->
                        nodes("bootstrap.servers", broker.port(), impostor().login("shop")))
                .withCauseInstanceOf(SaslAuthenticationException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> nodes("bootstrap.servers", broker.port(), NO_LOGIN))
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void controllerPort_takesTheNodeAlone() throws Exception {
        int port = broker.controllerPort();

        assertThat(nodes("bootstrap.controllers", port, USERS.login("broker"))).isOne();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> nodes("bootstrap.controllers", port, USERS.login("shop")))
                .withCauseInstanceOf(SaslAuthenticationException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> nodes("bootstrap.controllers", port, NO_LOGIN))
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void grants_comeBackAfterARestart_andThoseThatAreNoLongerWantedGo(@TempDir Path own) throws Exception {
        var config = new LocalBrokerConfig(own, 0, 0, USERS);
        try (var first = LocalBroker.start(config);
                var admin = admin(first, "broker")) {
            Grants.apply(admin, GRANTS, PATIENCE);
        }
        try (var second = LocalBroker.start(config);
                var admin = admin(second, "broker")) {
            assertThat(count(admin)).isEqualTo(4);

            Grants.apply(admin, List.of(Grant.topic("shop", "orders", WRITE)), PATIENCE);

            assertThat(count(admin)).as("those of another user stay").isEqualTo(3);
        }
    }

    private static int count(Admin admin) throws Exception {
        return admin.describeAcls(AclBindingFilter.ANY).values().get().size();
    }

    private static int nodes(String by, int port, Map<String, String> login) throws Exception {
        try (var admin = Admin.create(settings(by, port, login))) {
            return admin.describeCluster().nodes().get().size();
        }
    }

    private static void send(String user, String topic) throws Exception {
        var settings = settings("bootstrap.servers", broker.port(), USERS.login(user));
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "value")).get();
        }
    }

    private static Admin admin(String user) {
        return admin(broker, user);
    }

    private static Admin admin(LocalBroker of, String user) {
        return Admin.create(settings("bootstrap.servers", of.port(), USERS.login(user)));
    }

    private static Map<String, Object> settings(String by, int port, Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put(by, "127.0.0.1:" + port);
        // who has no login is not refused but left without an answer
        int patience = login.isEmpty() ? 2000 : (int) PATIENCE.toMillis();
        settings.put("default.api.timeout.ms", patience);
        settings.put("request.timeout.ms", patience);
        return settings;
    }

    private static LocalBroker open(BrokerUsers users) {
        return LocalBroker.start(new LocalBrokerConfig(folder, 0, 0, users));
    }

    private static BrokerUsers impostor() {
        return users(Map.of("broker", 'b', "shop", 'z'));
    }

    private static BrokerUsers users(Map<String, Character> letters) {
        Map<String, String> passwords = new HashMap<>();
        letters.forEach(
                (name, letter) -> passwords.put(name, String.valueOf(letter).repeat(32)));
        return new BrokerUsers("broker", passwords);
    }
}
