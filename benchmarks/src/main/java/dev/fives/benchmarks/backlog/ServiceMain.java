package dev.fives.benchmarks.backlog;

import dev.fives.kit.app.FivesApplication;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** A service as it is, on the class path of all: {@code APPLICATION NAME --setting=value …}. */
final class ServiceMain {
    /** The gateway's libraries are on the class path too. */
    private static final String NOT_OURS = "org.springframework.cloud.";

    private ServiceMain() {}

    public static void main(String[] args) throws ClassNotFoundException {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none"); // one logback.xml for all
        SpringApplication application = FivesApplication.prepare(Class.forName(args[0]), args[1]);
        application.setBannerMode(Banner.Mode.OFF);
        String[] settings = Arrays.copyOfRange(args, 1, args.length);
        settings[0] = "--spring.autoconfigure.exclude=" + notOurs();
        var _ = application.run(settings);
    }

    private static String notOurs() {
        return ImportCandidates.load(AutoConfiguration.class, ServiceMain.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> name.startsWith(NOT_OURS))
                .collect(Collectors.joining(","));
    }
}
