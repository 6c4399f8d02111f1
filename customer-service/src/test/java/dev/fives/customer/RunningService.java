package dev.fives.customer;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestTokens;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service as it runs, once a JVM, with an own database and own topics. */
public final class RunningService {
    private static final TestTokens TOKENS = TestTokens.create();
    private static final List<String> SETTINGS = LocalBackends.settings();
    private static final RealClock REAL = RealClock.system();
    private static volatile Duration ahead = Duration.ZERO;
    private static final ConfigurableApplicationContext CONTEXT = start();

    private RunningService() {}

    public static Api api() {
        return api("clerk");
    }

    public static Api api(String subject) {
        return api(subject, "admin");
    }

    static Api api(String subject, String role) {
        return new Api("http://127.0.0.1:" + property("local.server.port"), TOKENS.token(subject, role));
    }

    /** To be ahead by: until noon of tomorrow in Shanghai, where no test sees the day end. */
    static Duration untilNoon() {
        ZonedDateTime now = ZonedDateTime.ofInstant(REAL.instant(), ZoneId.of("Asia/Shanghai"));
        return Duration.between(
                now, now.truncatedTo(ChronoUnit.DAYS).plusDays(1).withHour(12));
    }

    /** While something is done, business time is ahead. */
    static <T> T ahead(Duration by, Supplier<T> what) {
        ahead = by;
        try {
            return what.get();
        } finally {
            ahead = Duration.ZERO;
        }
    }

    public static Api operator() {
        return new Api("http://127.0.0.1:" + property("local.server.port"), TOKENS.token("operator", "ops"));
    }

    static ConfigurableApplicationContext context() {
        return CONTEXT;
    }

    static TestTokens tokens() {
        return TOKENS;
    }

    public static <T> T bean(Class<T> type) {
        return CONTEXT.getBean(type);
    }

    public static Topics topics() {
        return new Topics(property("spring.kafka.bootstrap-servers"), property("fives.topic-prefix"));
    }

    /** Every command that the store was given for a request and that names one of the ids, in JSON. */
    public static List<String> commandsNaming(String... ids) {
        return Recorder.COMMANDS.stream()
                .filter(command -> List.of(ids).stream().anyMatch(command::contains))
                .toList();
    }

    /** As above, of what the service's own listeners did some time after the request. */
    static List<String> laterNaming(String id) {
        return Recorder.LATER.stream().filter(command -> command.contains(id)).toList();
    }

    private static String property(String name) {
        return CONTEXT.getEnvironment().getRequiredProperty(name);
    }

    private static ConfigurableApplicationContext start() {
        List<String> arguments = new ArrayList<>(
                List.of("server.port=0", "management.server.port=0", "fives.inbound.sweep-interval=200ms"));
        arguments.add("fives.reach.public-url=https://shop.example.com/");
        arguments.add("fives.reach.unsubscribe-key=0123456789abcdef0123456789abcdef");
        arguments.addAll(SETTINGS);
        arguments.addAll(TOKENS.settings());
        var application = FivesApplication.prepare(CustomerApplication.class, CustomerApplication.NAME);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        "businessClock",
                        BusinessClock.class,
                        () -> () -> REAL.instant().plus(ahead)));
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(
                        "recorder",
                        MongoClientSettingsBuilderCustomizer.class,
                        () -> settings -> settings.addCommandListener(new Recorder())));
        return application.run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    /** Has its own list: while the service starts, a thread of the driver must not wait for the class around it. */
    private static final class Recorder implements CommandListener {
        static final Queue<String> COMMANDS = new ConcurrentLinkedQueue<>();
        static final Queue<String> LATER = new ConcurrentLinkedQueue<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            String command = event.getCommand().toJson();
            if (!command.contains("out.at")) {
                (isLater(command) ? LATER : COMMANDS).add(command.length() > 20_000 ? event.getCommandName() : command);
            }
        }

        /** What the service's listeners ask and write some time after the request. */
        private static boolean isLater(String command) {
            return command.contains("\": \"timeline\"")
                    || command.contains("\": \"event_index\"")
                    || command.contains("state topic");
        }
    }
}
