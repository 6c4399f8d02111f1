package dev.fives.kit.messages;

import dev.fives.kit.messages.config.MessagesConfiguration;
import dev.fives.kit.messages.message.Correspondence;
import java.util.Map;
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

    @Bean
    Correspondence correspondence() {
        return new Correspondence(
                "msg_tst",
                Map.of(
                        TEMPLATE,
                        message -> message.about().endsWith("-over")
                                ? Mono.empty()
                                : Mono.just(Map.of("word", "tea & cake"))));
    }
}
