package dev.fives.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** What a deployment writes into its file is what holds: a limit under a name that nobody has would be none. */
class LimitPropertiesTest {
    @Test
    void callersOfTheirOwn_mayBeSubjectsAndKeys() throws IOException {
        LimitProperties limits = bound("""
                fives:
                  gateway:
                    rate-limit:
                      by-caller: {usr_7: 100, "[key:shop]": 60000}
                """);

        assertThat(limits.requestsOf("usr_7")).isEqualTo(100);
        assertThat(limits.requestsOf("key:shop")).isEqualTo(60_000);
        assertThat(limits.requestsOf("key:other")).isEqualTo(6_000);
    }

    /** Over what is shipped, as the file of a deployment is. */
    private static LimitProperties bound(String yaml) throws IOException {
        var environment = new StandardEnvironment();
        for (Resource file :
                new Resource[] {new ByteArrayResource(yaml.getBytes(UTF_8)), new ClassPathResource("gateway.yml")}) {
            new YamlPropertySourceLoader()
                    .load(file.getDescription(), file)
                    .forEach(environment.getPropertySources()::addLast);
        }
        return Binder.get(environment)
                .bind("fives.gateway.rate-limit", LimitProperties.class)
                .get();
    }
}
