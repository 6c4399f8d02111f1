package dev.fives.benchmarks.gateway;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The floor: a stock gateway with one route and nothing else. Arguments: port, where the route leads. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class BareGateway {
    private static final Pattern MORE = Pattern.compile(".*(security|kafka|mongo|actuator).*\\.jar");
    private static final String OURS = "dev/fives/";

    public static void main(String[] args) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none"); // one logback.xml for all
        SpringApplication application = new SpringApplication(BareGateway.class);
        application.setBannerMode(Banner.Mode.OFF);
        String route = "--spring.cloud.gateway.server.webflux.routes[0].";
        var _ = application.run(
                "--server.port=" + args[0],
                route + "id=one",
                route + "uri=" + args[1],
                route + "predicates[0]=Path=/**");
    }

    /** This JVM's, without what Fives is and what it adds to a gateway. */
    static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> Files.isDirectory(entry) || isOfTheFloor(entry))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isOfTheFloor(Path jar) {
        return !MORE.matcher(String.valueOf(jar.getFileName())).matches() && !isOurs(jar);
    }

    private static boolean isOurs(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getEntry(OURS) != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
