package dev.fives.kit.testapp;

import dev.fives.kit.security.PublicPaths;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class TestApp {
    @Bean
    PublicPaths publicPaths() {
        return new PublicPaths(List.of("/open/**"));
    }
}
