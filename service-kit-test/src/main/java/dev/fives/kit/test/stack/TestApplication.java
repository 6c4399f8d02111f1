package dev.fives.kit.test.stack;

import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.time.BusinessClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A service as it runs, on the broker and the store of this JVM, with a database and topics of its own, and a clock that
 * the test moves. It ends with the JVM: closing one context ends the event loops that all contexts of a JVM share.
 */
public final class TestApplication {
    private final Class<?> type;
    private final String name;
    private final List<ApplicationContextInitializer<ConfigurableApplicationContext>> beans = new ArrayList<>();

    public TestApplication(Class<?> type, String name, BusinessClock clock) {
        this.type = type;
        this.name = name;
        var _ = with("businessClock", BusinessClock.class, clock);
    }

    /** With one more bean, which takes the place of the application's own where that steps back. */
    public <T> TestApplication with(String beanName, Class<T> beanType, T bean) {
        beans.add(context -> ((GenericApplicationContext) context).registerBean(beanName, beanType, () -> bean));
        return this;
    }

    public ConfigurableApplicationContext start(TestTokens tokens, String... settings) {
        SpringApplication application = FivesApplication.prepare(type, name);
        beans.forEach(application::addInitializers);
        return application.run(Stream.of(
                        List.of("server.port=0", "management.server.port=0"),
                        LocalBackends.settings(),
                        tokens.settings(),
                        Arrays.asList(settings))
                .flatMap(List::stream)
                .map(setting -> "--" + setting)
                .toArray(String[]::new));
    }
}
