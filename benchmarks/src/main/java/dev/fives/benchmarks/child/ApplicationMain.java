package dev.fives.benchmarks.child;

import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.time.BusinessClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * An application as it is, on the class path of all: {@code APPLICATION NAME --setting=value …}. With {@code
 * -Dbenchmark.ahead=PT960H} its business clock runs so far ahead.
 */
public final class ApplicationMain {
    /** System property. */
    public static final String AHEAD = "benchmark.ahead";

    private static final String GATEWAY = "gateway";
    private static final List<String> OF_THE_GATEWAY_ALONE = List.of("org.springframework.cloud.");
    private static final List<String> OF_SERVICES_ALONE =
            List.of("org.springframework.boot.mongodb.", "org.springframework.boot.kafka.");

    private ApplicationMain() {}

    public static void main(String[] args) throws ClassNotFoundException {
        var _ = start(Arrays.asList(args));
    }

    /** In this JVM. */
    public static ConfigurableApplicationContext start(List<String> arguments) throws ClassNotFoundException {
        return start(arguments, beans -> {});
    }

    /**
     * In this JVM.
     *
     * @param beans for it, beside its own
     */
    public static ConfigurableApplicationContext start(
            List<String> arguments, Consumer<GenericApplicationContext> beans) throws ClassNotFoundException {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none"); // one logback.xml for all
        String name = arguments.get(1);
        SpringApplication application = FivesApplication.prepare(Class.forName(arguments.getFirst()), name);
        application.setBannerMode(Banner.Mode.OFF);
        Duration ahead = Duration.parse(System.getProperty(AHEAD, "PT0S"));
        application.addInitializers(starting -> ((GenericApplicationContext) starting)
                .registerBean("businessClock", BusinessClock.class, () -> runningAhead(ahead)));
        application.addInitializers(starting -> beans.accept((GenericApplicationContext) starting));
        String[] settings = arguments.subList(1, arguments.size()).toArray(String[]::new);
        settings[0] = "--spring.autoconfigure.exclude="
                + inPackages(name.equals(GATEWAY) ? OF_SERVICES_ALONE : OF_THE_GATEWAY_ALONE);
        return application.run(settings);
    }

    private static BusinessClock runningAhead(Duration ahead) {
        return () -> InstantSource.system().instant().plus(ahead);
    }

    private static String inPackages(List<String> packages) {
        return ImportCandidates.load(AutoConfiguration.class, ApplicationMain.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith))
                .collect(Collectors.joining(","));
    }
}
