package dev.fives.kit.messages;

import dev.fives.kit.messages.config.MessagesConfiguration;
import dev.fives.kit.messages.message.Correspondence;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/** A service that writes notes. What a note is about ends with {@code -over} where it is of no use any more. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(MessagesConfiguration.class)
class NotesApplication {
    static final String TEMPLATE = "test-note";
    /** What notes are about that have to wait. */
    static final Set<String> WAITING = ConcurrentHashMap.newKeySet();

    @Bean
    Correspondence correspondence() {
        return new Correspondence("msg_tst", Map.of(TEMPLATE, message -> content(message.about())));
    }

    private static Mono<Map<String, String>> content(String about) {
        if (WAITING.contains(about)) {
            return Mono.error(new Correspondence.NotYet(about));
        }
        return about.endsWith("-over") ? Mono.empty() : Mono.just(Map.of("word", "tea & cake"));
    }
}
