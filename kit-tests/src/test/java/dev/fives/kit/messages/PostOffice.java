package dev.fives.kit.messages;

import dev.fives.contracts.Topic;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.id.Ids;
import dev.fives.kit.messages.message.MessageWish;
import dev.fives.kit.messages.message.Messages;
import dev.fives.kit.test.mail.FakeCustomers;
import dev.fives.kit.test.mail.MailStage;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.stack.TestHttp;
import dev.fives.kit.test.stack.TestHttp.Answer;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.test.topic.TopicReader;
import dev.fives.kit.time.BusinessClock;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A real mail server, the way to it, and a service that writes notes; one for nearly all tests of the JVM. */
final class PostOffice {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    static final Instant NOW = Instant.parse("2026-11-04T10:15:30Z");
    private static final TestTokens TOKENS = TestTokens.create();
    static final PostOffice OPEN = new PostOffice(List.of());

    final MailStage mails = MailStage.start();
    final FakeCustomers customers = mails.customers();
    final MutableClock clock = new MutableClock(NOW);
    final MailRoad road;
    private final List<String> overrides;
    private final List<String> place = LocalBackends.settings();
    final ConfigurableApplicationContext service;
    final ConfigurableApplicationContext second;
    private final TestHttp http;

    /** @param overrides settings of the service that differ */
    PostOffice(List<String> overrides) {
        this.overrides = List.copyOf(overrides);
        road = new MailRoad(mails.port());
        service = start();
        second = start();
        http = new TestHttp(service);
    }

    private ConfigurableApplicationContext start() {
        SpringApplication application = FivesApplication.prepare(NotesApplication.class, "notes");
        application.addInitializers(context ->
                ((GenericApplicationContext) context).registerBean("businessClock", BusinessClock.class, () -> clock));
        return application.run(
                Stream.of(List.of("server.port=0", "management.server.port=0"), place, TOKENS.settings(), settings())
                        .flatMap(List::stream)
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(mails.settings());
        replace(settings, "fives.messages.smtp.port=" + road.port());
        overrides.forEach(setting -> replace(settings, setting));
        settings.addAll(List.of(
                "fives.messages.smtp.read-timeout=10s",
                "fives.messages.lease=51s",
                "fives.messages.look-interval=200ms"));
        return settings;
    }

    private static void replace(List<String> settings, String setting) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        settings.removeIf(each -> each.startsWith(name));
        settings.add(setting);
    }

    /** What stands on the topic of messages by now of this one. */
    List<String> told(String messageId) {
        String topic = service.getEnvironment().getRequiredProperty("fives.topic-prefix") + Topic.MESSAGE.topicName();
        try (TopicReader reader = new TopicReader(LocalBackends.bootstrapServers(), topic)) {
            return reader.eventsUpToNow().stream()
                    .filter(event -> event.data().path("messageId").asString().equals(messageId))
                    .map(event ->
                            event.type() + " " + event.data().path("reason").asString(""))
                    .toList();
        }
    }

    /** As whoever wants a customer written; answers the message's id. */
    String request(String about, MessagePurpose purpose) {
        return request(about, "cus_" + about.replaceFirst(".*/", ""), MessageChannel.EMAIL, purpose);
    }

    String request(String about, String customerId, MessageChannel channel, MessagePurpose purpose) {
        return request(new MessageWish(about, customerId, channel, purpose, NotesApplication.TEMPLATE, NOW));
    }

    String request(MessageWish wish) {
        service.getBean(Messages.class).request(wish).block(DEADLINE);
        return service.getBean(Ids.class).derived("msg_tst", wish.about());
    }

    Answer message(String id) {
        return http.send("GET", "/messages/" + id, null, "Authorization", "Bearer " + TOKENS.token("clerk", "agent"));
    }

    Answer repeat(String id, String etag) {
        return http.send(
                "POST",
                "/messages/" + id + "/repeat",
                null,
                "Authorization",
                "Bearer " + TOKENS.token("clerk", "agent"),
                "If-Match",
                etag);
    }

    /** Waits until the message stands so, and answers it. */
    Answer await(String id, String status) {
        Eventually.until(
                id + " " + status, DEADLINE, () -> message(id).at("/status").equals(status));
        return message(id);
    }

    /** Whatever arrived for the customer. */
    List<MimeMessage> arrived(String customerId) {
        return mails.arrived(customerId);
    }

    void close() {
        second.close();
        service.close();
        road.close();
    }

    double meter(String outcome) {
        return Stream.of(service, second)
                .map(each -> each.getBean(MeterRegistry.class))
                .mapToDouble(all -> all.find("fives.messages").tag("outcome", outcome).counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .sum();
    }
}
