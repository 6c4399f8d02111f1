package dev.fives.acceptance.chaos;

import dev.fives.customer.CustomerApplication;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.faults.FaultInstaller;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.loyalty.LoyaltyApplication;
import dev.fives.segmentation.SegmentationApplication;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Two instances of each service with relays and listeners of their own, on one broker and one store. */
final class Fleet implements AutoCloseable {

    private static final int INSTANCES = 2;

    /** What an instance lost is left to the sweeper, which waits for longer than a send may take: both are short here. */
    private static final List<String> SETTINGS = List.of(
            "server.port=0",
            "management.server.port=0",
            "spring.kafka.producer.properties[request.timeout.ms]=4000",
            "spring.kafka.producer.properties[delivery.timeout.ms]=8000",
            "fives.outbox.sweep-age=10s",
            "fives.outbox.sweep-interval=1s");

    private final String token;
    private final TestTokens tokens = TestTokens.create();
    private final List<String> backends = LocalBackends.settings();
    private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();
    private final FleetFaults faults;

    final List<URI> customers;
    final List<URI> loyalty;
    final List<URI> segmentation;

    Fleet(FleetFaults faults) {
        this.faults = faults;
        this.token = tokens.token("chaos", "admin");
        this.customers = start(CustomerApplication.class, "customer-service");
        this.loyalty = start(LoyaltyApplication.class, "loyalty-service");
        this.segmentation = start(SegmentationApplication.class, "segmentation-service");
    }

    String token() {
        return token;
    }

    /** The prefix of this fleet's topics. */
    String topicPrefix() {
        return backends.stream()
                .filter(setting -> setting.startsWith("fives.topic-prefix="))
                .map(setting -> setting.substring(setting.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    private List<URI> start(Class<?> application, String name) {
        List<URI> addresses = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            SpringApplication spring = FivesApplication.prepare(application, name);
            spring.addInitializers(context ->
                    ((GenericApplicationContext) context).registerBean(FaultInstaller.class, faults::installer));
            var context = spring.run(arguments());
            contexts.add(context);
            addresses.add(
                    URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")));
        }
        return addresses;
    }

    private String[] arguments() {
        return Stream.of(backends, tokens.settings(), SETTINGS)
                .flatMap(List::stream)
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        contexts.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
