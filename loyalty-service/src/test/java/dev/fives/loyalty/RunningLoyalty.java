package dev.fives.loyalty;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.Topic;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.test.mail.MailStage;
import dev.fives.kit.test.stack.DeafTime;
import dev.fives.kit.test.stack.DroppedRepeats;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.MutableClock;
import dev.fives.kit.test.topic.SeenEvent;
import dev.fives.kit.test.topic.TopicReader;
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.account.app.LedgerCheck;
import dev.fives.loyalty.care.model.CareTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import reactor.core.publisher.Mono;

/** The service as it runs, with a database and topics of its own. */
final class RunningLoyalty extends LoyaltyNews implements AutoCloseable {
    static final MailStage MAILS = MailStage.start();

    /** What a test would wait for. One that counts what goes by this pace is started {@link #asShipped}. */
    private static final List<String> LOOKS_OFTEN = List.of(
            "fives.due.poll-interval=100ms",
            "fives.self.gather=50ms",
            "fives.loyalty.program.terms-max-age=50ms",
            "fives.loyalty.care.overdue-interval=200ms",
            "fives.loyalty.care-plan.plans-max-age=50ms",
            "fives.loyalty.achievement.achievements-max-age=50ms",
            "fives.loyalty.earning.rules-max-age=50ms");

    final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final List<String> settings;
    private final List<String> pace;
    private final ConfigurableApplicationContext context;
    private final Admin admin;
    private final TopicReader own;

    /** @param settings database and topics, and what else is not as it is for most tests */
    RunningLoyalty(List<String> settings) {
        this(settings, LOOKS_OFTEN, new MutableClock(ORDERED_AT));
    }

    private RunningLoyalty(List<String> settings, List<String> pace, MutableClock clock) {
        super(clock);
        this.settings = settings;
        this.pace = pace;
        List<String> arguments = new ArrayList<>(List.of("server.port=0", "management.server.port=0"));
        arguments.addAll(settings);
        arguments.addAll(LocalBackends.patienceWithTheStore());
        arguments.addAll(tokens().settings());
        arguments.addAll(MAILS.settings());
        pace.stream().filter(often -> !isSet(often, settings)).forEach(arguments::add);
        // a test that needs the running check asks for it; its reads would be counted as another's
        arguments.add("fives.loyalty.self-check.interval=1h");
        arguments.add("fives.loyalty.reward.self-check.interval=1h");
        // one clerk asks for all tests of a business day
        arguments.add("fives.loyalty.adjustment.alone-max-per-day=10000000");
        arguments.add("fives.loyalty.report.liability-interval=1h");
        var application = FivesApplication.prepare(LoyaltyApplication.class, "loyalty-service");
        application.addInitializers(starting -> {
            GenericApplicationContext beans = (GenericApplicationContext) starting;
            beans.registerBean("businessClock", BusinessClock.class, () -> clock);
            beans.registerBean(
                    "recorder",
                    MongoClientSettingsBuilderCustomizer.class,
                    () -> client -> client.addCommandListener(new Recorder()));
        });
        context = application.run(
                arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
        admin = Admin.create(Map.of("bootstrap.servers", property("spring.kafka.bootstrap-servers")));
        own = topic("crm.loyalty.v1");
    }

    /** It looks and gathers no more often than it does for users, so that counted commands are those of users. */
    static RunningLoyalty asShipped(List<String> settings) {
        return new RunningLoyalty(settings, List.of(), new MutableClock(ORDERED_AT));
    }

    /** The same service once more, after it was closed: database, topics and clock are as it left them. */
    RunningLoyalty startedAgain() {
        return new RunningLoyalty(settings, pace, clock);
    }

    private static boolean isSet(String setting, List<String> settings) {
        String name = setting.substring(0, setting.indexOf('=') + 1);
        return settings.stream().anyMatch(own -> own.startsWith(name));
    }

    /** What the running check shows after its next few accounts. */
    double ledgerViolationsAfterATick() {
        context.getBean(LedgerCheck.class).look().block(DEADLINE);
        return meters().get("crm.invariant.violations")
                .tag("name", "ledger")
                .gauge()
                .value();
    }

    /** Events of a topic that were dropped as repeats. */
    long duplicates(Topic topic) {
        return DroppedRepeats.of(context, topic);
    }

    private MeterRegistry meters() {
        return context.getBean(MeterRegistry.class);
    }

    /** Behind the service's back. */
    void overwriteBalanceAfter(String entryId, long balance) {
        overwrite("ledger", entryId, new Document("balanceAfter", balance));
    }

    /** Behind the service's back. */
    void overwrite(String collection, String id, Document fields) {
        var changed = Mono.from(context.getBean(MongoDatabase.class)
                        .getCollection(collection)
                        .updateOne(new Document("_id", id), new Document("$set", fields)))
                .block(DEADLINE);
        if (changed == null || changed.getModifiedCount() != 1) {
            throw new AssertionError(id + " (expected: in the store)");
        }
    }

    void deaf(Runnable meanwhile) {
        DeafTime.of(context, meanwhile);
    }

    TopicReader topic(String name) {
        return new TopicReader(property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix") + name);
    }

    /** What it said so far, of everyone, checked against the contract; what was read before is not read again. */
    List<SeenEvent> said() {
        awaitIdle();
        synchronized (own) {
            return own.eventsUpToNow();
        }
    }

    List<SeenEvent> said(String customerId) {
        return said().stream().filter(event -> event.key().equals(customerId)).toList();
    }

    /** Everything it was told is handled, by itself too, and everything it has to say is on the topic. */
    void awaitIdle() {
        new Idleness(this, admin).await();
    }

    /** Idle, and what it said is in its event index and on its state topic: nobody but a test makes it ask the store. */
    void awaitKept() {
        awaitIdle();
        new Idleness(this, admin).awaitKept();
    }

    long count(String collection, Document filter) {
        MongoDatabase database = context.getBean(MongoDatabase.class);
        return Objects.requireNonNull(
                Mono.from(database.getCollection(collection).countDocuments(filter))
                        .block(DEADLINE));
    }

    AggregateStore<CareTask> careTasks() {
        return context.<AggregateStore<CareTask>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(AggregateStore.class, CareTask.class))
                .getObject();
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        own.close();
        admin.close();
        context.close();
    }

    private final class Recorder implements CommandListener {
        @Override
        public void commandStarted(CommandStartedEvent event) {
            commands.add(event.getCommand().toJson());
        }
    }
}
