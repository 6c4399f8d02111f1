package dev.fives.gateway;

import dev.fives.contracts.Topic;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.CountedBuffers;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.stack.WholeAnswers;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.SpringApplication;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A gateway in front of one small upstream for each service. */
final class GatewayFixture {
    static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);
    static final Duration SLOW_AFTER = Duration.ofMillis(800);
    static final int LONG_CALLS_MAX = 12;

    static final TestTokens TOKENS = TestTokens.create();
    /** Of a machine with role agent. */
    static final String KEY = "fvk_" + "A".repeat(43);
    /** The one web application that may call from a browser. */
    static final String DESK = "https://desk.example.com";
    /** Has 100 requests a minute. */
    static final String LIMITED = "usr_limited";
    /** Has {@link #BUSY_REQUESTS} a minute. */
    static final String BUSY = "usr_busy";

    static final int BUSY_REQUESTS = 400;
    /** In front of the topics' names. */
    static final String TOPICS = LocalBackends.freshName() + ".";

    static final Upstream CUSTOMER = Upstream.start();
    static final Upstream LOYALTY = Upstream.start();
    static final Upstream SEGMENTATION = Upstream.start();
    static final Upstream FEEDBACK = Upstream.start();
    static final Upstream TICKET = Upstream.start();

    static final int PARTITIONS = 3;

    /** Of all connections to all gateways, from the callers and to the services. */
    static final CountedBuffers BUFFERS = new CountedBuffers();

    private static final ConfigurableApplicationContext APP = withTopics();

    private GatewayFixture() {}

    static List<Upstream> all() {
        return List.of(CUSTOMER, LOYALTY, SEGMENTATION, FEEDBACK, TICKET);
    }

    static int port() {
        return Integer.parseInt(APP.getEnvironment().getRequiredProperty("local.server.port"));
    }

    static ConfigurableApplicationContext context() {
        return APP;
    }

    static <T> T bean(Class<T> type) {
        return APP.getBean(type);
    }

    static WebTestClient as(String... roles) {
        return with(TOKENS.token("usr_1", roles));
    }

    static WebTestClient with(String token) {
        return client(port())
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(token))
                .build();
    }

    static WebTestClient caller(String subject, String... roles) {
        return client(port())
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TOKENS.token(subject, roles)))
                .build();
    }

    /** At a gateway of one's own. */
    static WebTestClient at(ConfigurableApplicationContext gateway, String... roles) {
        return client(Integer.parseInt(gateway.getEnvironment().getRequiredProperty("local.server.port")))
                .mutate()
                .defaultHeaders(headers -> headers.setBearerAuth(TOKENS.token("usr_1", roles)))
                .build();
    }

    static WebTestClient anonymous() {
        return client(port());
    }

    static WebTestClient management() {
        return client(Integer.parseInt(APP.getEnvironment().getRequiredProperty("local.management.port")));
    }

    private static WebTestClient client(int port) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                // the merged document and the viewer are larger than what a client takes by default
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .filter(new WholeAnswers())
                .build();
    }

    private static ConfigurableApplicationContext withTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", LocalBackends.bootstrapServers()))) {
            admin.createTopics(Arrays.stream(Topic.values())
                            .filter(topic -> !topic.isInbound())
                            .map(topic -> new NewTopic(TOPICS + topic.topicName(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return start();
    }

    /** One more, to be closed by whoever asks. */
    static ConfigurableApplicationContext start() {
        Stream<String> own = Stream.of(
                "server.port=0",
                "fives.security.api-keys[0].id=shop",
                "fives.security.api-keys[0].sha256=94ac17bf55d469f92510b2c2e55b9c227a4c107aba3f38a468ad62f74eb3d548",
                "fives.security.api-keys[0].roles=agent",
                "management.server.port=0",
                "fives.gateway.response-timeout=" + RESPONSE_TIMEOUT.toMillis() + "ms",
                "fives.gateway.response-timeout-by-route.customer-batch=50s",
                "fives.gateway.request-timeout=8s",
                "fives.gateway.long-calls-max=" + LONG_CALLS_MAX,
                "fives.gateway.breaker.slow-after=" + SLOW_AFTER.toMillis() + "ms",
                "fives.gateway.breaker.open-for=3s",
                "fives.gateway.overview.part-timeout=500ms",
                "fives.gateway.trusted-proxies=127.0.0.1",
                "fives.gateway.cors.origins=" + DESK,
                "fives.gateway.rate-limit.by-caller." + LIMITED + "=100",
                "fives.gateway.rate-limit.by-caller." + BUSY + "=" + BUSY_REQUESTS,
                "fives.gateway.stream.brokers=" + LocalBackends.bootstrapServers(),
                "fives.gateway.stream.per-caller=3",
                "fives.gateway.stream.heartbeat=1s",
                "fives.gateway.stream.recent=64KB",
                "fives.gateway.stream.queue=64",
                "fives.gateway.stream.write-patience=1s",
                "fives.topic-prefix=" + TOPICS,
                "fives.gateway.services.customer-service=" + CUSTOMER.uri(),
                "fives.gateway.services.loyalty-service=" + LOYALTY.uri(),
                "fives.gateway.services.segmentation-service=" + SEGMENTATION.uri(),
                "fives.gateway.services.feedback-service=" + FEEDBACK.uri(),
                "fives.gateway.services.ticket-service=" + TICKET.uri());
        SpringApplication spring = FivesApplication.prepare(GatewayApplication.class, "gateway");
        BUFFERS.of(spring);
        spring.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        "countedClientBuffers",
                        HttpClientCustomizer.class,
                        () -> client -> client.option(ChannelOption.ALLOCATOR, BUFFERS.allocator())));
        return spring.run(Stream.concat(own, TOKENS.settings().stream())
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }
}
