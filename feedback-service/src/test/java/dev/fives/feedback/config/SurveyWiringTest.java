package dev.fives.feedback.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.messages.MessageChannel;
import dev.fives.kit.messages.message.MessageWish;
import dev.fives.kit.messages.message.Messages;
import dev.fives.kit.messages.message.NoMessages;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class SurveyWiringTest {
    private final Messages messages = new Messages() {
        @Override
        public Mono<Void> request(MessageWish wish) {
            return Mono.empty();
        }

        @Override
        public boolean reach(MessageChannel channel) {
            return true;
        }
    };

    @Test
    void REL_24_withoutALastingKey_noInvitationIsMailed_sinceItsLinkWouldEndWithTheProcess() {
        assertThat(SurveyWiring.written("", messages)).isInstanceOf(NoMessages.class);
        assertThat(SurveyWiring.written("0123456789abcdef0123456789abcdef", messages))
                .isSameAs(messages);
    }
}
