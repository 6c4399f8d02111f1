package dev.fives.benchmarks.child;

import dev.fives.kit.app.FivesApplication;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

/** An application as it is, on the class path of all: {@code APPLICATION NAME --setting=value …}. */
public final class ApplicationMain {
    private static final String GATEWAY = "gateway";
    private static final List<String> OF_THE_GATEWAY_ALONE = List.of("org.springframework.cloud.");
    private static final List<String> OF_SERVICES_ALONE =
            List.of("org.springframework.boot.mongodb.", "org.springframework.boot.kafka.");

    private ApplicationMain() {}

    public static void main(String[] args) throws ClassNotFoundException {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none"); // one logback.xml for all
        SpringApplication application = FivesApplication.prepare(Class.forName(args[0]), args[1]);
        application.setBannerMode(Banner.Mode.OFF);
        String[] settings = Arrays.copyOfRange(args, 1, args.length);
        settings[0] = "--spring.autoconfigure.exclude="
                + inPackages(args[1].equals(GATEWAY) ? OF_SERVICES_ALONE : OF_THE_GATEWAY_ALONE);
        var _ = application.run(settings);
    }

    private static String inPackages(List<String> packages) {
        return ImportCandidates.load(AutoConfiguration.class, ApplicationMain.class.getClassLoader())
                .getCandidates()
                .stream()
                .filter(name -> packages.stream().anyMatch(name::startsWith))
                .collect(Collectors.joining(","));
    }
}
