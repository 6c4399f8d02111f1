package dev.fives.kit.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** Starts an application with a configuration file of its own name and the kits' settings below it. */
public final class FivesApplication {
    /** In this order; named one by one, because searching a class path of 200 jars for a pattern costs start-up time. */
    private static final List<String> KIT_SETTINGS = List.of("kit-web.yml", "kit-events.yml", "kit-messages.yml");

    private FivesApplication() {}

    /** For {@code main}. */
    public static void run(Class<?> application, String name, String... args) {
        start(application, name, args);
    }

    /** For a process that holds several applications: one class path, one configuration file each. */
    public static ConfigurableApplicationContext start(Class<?> application, String name, String... args) {
        return prepare(application, name).run(args);
    }

    /** For a process that adds beans or hooks of its own before it runs the application. */
    public static SpringApplication prepare(Class<?> application, String name) {
        SpringApplication spring = new SpringApplication(application);
        spring.setWebApplicationType(WebApplicationType.REACTIVE);
        spring.setDefaultProperties(defaults(name));
        return spring;
    }

    private static Map<String, Object> defaults(String name) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        KIT_SETTINGS.stream()
                .map(ClassPathResource::new)
                .filter(Resource::exists)
                .forEach(file -> load(file, defaults));
        defaults.put("spring.config.name", name);
        defaults.put("spring.application.name", name);
        return defaults;
    }

    private static void load(Resource file, Map<String, Object> into) {
        try {
            new YamlPropertySourceLoader()
                    .load(file.getDescription(), file)
                    .forEach(source -> ((Map<?, ?>) source.getSource())
                            .forEach((key, value) -> into.put(String.valueOf(key), String.valueOf(value))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
