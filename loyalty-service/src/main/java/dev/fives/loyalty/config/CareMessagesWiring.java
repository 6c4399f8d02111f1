package dev.fives.loyalty.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.messages.config.MessagesConfiguration;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Messages;
import dev.fives.loyalty.care.app.CareDelivery;
import dev.fives.loyalty.care.app.CareLetter;
import dev.fives.loyalty.care.app.CareLetters;
import dev.fives.loyalty.care.app.CareWriter;
import dev.fives.loyalty.care.kafka.CompleteOnSentMessage;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What care writes to customers. */
@Configuration(proxyBeanMethods = false)
@Import(MessagesConfiguration.class)
class CareMessagesWiring {
    private static final String ID_PREFIX = "msg_loy";
    /** Whose texts are in the resources; a plan may name others, which are left to agents. */
    private static final Set<String> TEMPLATES = Set.of("birthday", "holiday", "reactivation");

    @Bean
    CareLetter careLetter(CareWriter writer) {
        return new CareLetter(writer);
    }

    @Bean
    Correspondence correspondence(CareLetter letter) {
        return new Correspondence(
                ID_PREFIX, TEMPLATES.stream().collect(toUnmodifiableMap(name -> name, name -> letter)));
    }

    @Bean
    CareDelivery careDelivery(Messages messages) {
        return new CareLetters(messages, TEMPLATES);
    }

    /** No parking: a task is done or not, whatever came before. */
    @Bean
    Subscription sentMessages(CareLetter letter) {
        return new Subscription(
                LoyaltyWiring.GROUP,
                Topic.MESSAGE,
                Map.of(EventTypes.MESSAGE_SENT, new CompleteOnSentMessage(letter)),
                false);
    }
}
