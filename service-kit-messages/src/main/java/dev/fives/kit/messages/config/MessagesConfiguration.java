package dev.fives.kit.messages.config;

import dev.fives.kit.events.due.DueWork;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.messages.carrier.Carrier;
import dev.fives.kit.messages.carrier.Carriers;
import dev.fives.kit.messages.carrier.SmtpCarrier;
import dev.fives.kit.messages.message.Correspondence;
import dev.fives.kit.messages.message.Delivery;
import dev.fives.kit.messages.message.DeliveryLimits;
import dev.fives.kit.messages.message.MessageController;
import dev.fives.kit.messages.message.MessageStore;
import dev.fives.kit.messages.message.Messages;
import dev.fives.kit.messages.message.NoMessages;
import dev.fives.kit.messages.message.RepeatMessage;
import dev.fives.kit.messages.message.SendMessages;
import dev.fives.kit.messages.message.UnderWay;
import dev.fives.kit.messages.message.WaitingMessages;
import dev.fives.kit.messages.message.WriteDown;
import dev.fives.kit.messages.recipient.CustomerPermits;
import dev.fives.kit.messages.recipient.Recipients;
import dev.fives.kit.messages.text.Templates;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The parts that write to customers, for a service that imports them and declares its {@link Correspondence}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessagesProperties.class)
public class MessagesConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(MessagesConfiguration.class);
    private static final int FAILED_PERCENT = 100;
    private static final int QUEUE_MAX = 1000;

    @Bean
    MessageStore messageStore(AggregateStores stores, MeterRegistry meters) {
        return new MessageStore(stores, meters);
    }

    @Bean
    IndexSpec messageIndexes() {
        return MessageStore.indexes();
    }

    @Bean
    Messages messages(
            MessageStore store,
            Correspondence correspondence,
            Carriers carriers,
            MessagesProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock real,
            MeterRegistry meters) {
        if (!properties.customers().isKnown()) {
            LOG.info("fives.messages.customers.url is not set: nobody is written");
            return new NoMessages();
        }
        return new WriteDown(store, correspondence, carriers, properties.occasionAgeMax(), ids, business, real, meters);
    }

    @Bean
    DeliveryLimits deliveryLimits(MessagesProperties properties) {
        MessagesProperties.Retry retry = properties.retry();
        return new DeliveryLimits(
                retry.firstBackOff(),
                retry.maxBackOff(),
                retry.giveUpAfter(),
                properties.lease(),
                properties.sideBySide());
    }

    @Bean
    Delivery delivery(
            MessageStore store, DeliveryLimits limits, BusinessClock business, RealClock real, MeterRegistry meters) {
        return new Delivery(store, limits, business, real, meters);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler smtpThreads(MessagesProperties properties) {
        return Schedulers.newBoundedElastic(properties.smtp().threads(), QUEUE_MAX, "smtp");
    }

    /** One that is plugged in comes after ours, and so in its place. */
    @Bean
    Carriers carriers(ObjectProvider<Carrier> plugged, MessagesProperties properties, Scheduler smtpThreads) {
        List<Carrier> all = new ArrayList<>();
        if (properties.smtp().isOn()) {
            all.add(new SmtpCarrier(properties.smtp(), smtpThreads, breaker("smtp", properties)));
        } else {
            LOG.info("fives.messages.smtp.host is not set: no mail is sent, each ends as NO_CARRIER");
        }
        plugged.orderedStream().forEach(all::add);
        return new Carriers(all);
    }

    @Bean
    Recipients recipients(MessagesProperties properties) {
        WebClient client = WebClient.create(properties.customers().url());
        return new CustomerPermits(
                client,
                properties.customers().key(),
                properties.customers().timeout(),
                breaker("message-permits", properties));
    }

    @Bean
    UnderWay messagesUnderWay(MessagesProperties properties) {
        return new UnderWay(properties.stopTimeout());
    }

    @Bean
    DueWork sendMessages(
            MessageStore store,
            Delivery delivery,
            Recipients recipients,
            Correspondence correspondence,
            Carriers carriers,
            UnderWay underWay,
            MessagesProperties properties,
            DeliveryLimits limits,
            RealClock clock) {
        Templates templates = new Templates(correspondence.templates().keySet(), properties.language());
        return new SendMessages(
                store, delivery, recipients, correspondence, templates, carriers, underWay, clock, limits);
    }

    @Bean
    MessageController messageController(MessageStore store, BusinessClock business, RealClock real) {
        return new MessageController(store, new RepeatMessage(store, business, real));
    }

    @Bean
    WaitingMessages waitingMessages(MessageStore store, RealClock clock, MeterRegistry meters) {
        return new WaitingMessages(store, clock, meters);
    }

    @Bean
    Rounds waitingMessagesLooks(WaitingMessages waiting, MessagesProperties properties) {
        return new Rounds("waiting messages", properties.lookInterval(), waiting::look);
    }

    /** Who is away is left alone for a while, so that a thousand messages do not each wait for a connection. */
    private static CircuitBreaker breaker(String name, MessagesProperties properties) {
        int calls = properties.breaker().calls();
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(calls)
                        .minimumNumberOfCalls(calls)
                        .failureRateThreshold(FAILED_PERCENT)
                        .waitDurationInOpenState(properties.breaker().openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
    }
}
