package dev.fives.gateway.stream;

import dev.fives.contracts.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The one thing of the gateway that knows a broker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamWiring {
    @Bean
    TopicTail topicTail(StreamProperties limits, @Value("${fives.topic-prefix:}") String topicPrefix) {
        Set<String> topics = Arrays.stream(Topic.values())
                .filter(topic -> !topic.isInbound())
                .map(topic -> topicPrefix + topic.topicName())
                .collect(Collectors.toUnmodifiableSet());
        return new TopicTail(new StreamConsumers(limits), topics, limits);
    }

    @Bean
    PastRecords pastRecords(StreamProperties limits) {
        return new PastRecords(
                new StreamConsumers(limits), limits.replays(), limits.replayPatience(), limits.replayMax());
    }

    @Bean
    EventStreams eventStreams(
            TopicTail tail, PastRecords past, StreamProperties limits, JsonMapper json, MeterRegistry meters) {
        Seats seats = new Seats(limits.perCaller(), limits.streamsMax(), limits.seatRetry());
        Gauge.builder("fives.gateway.streams", seats, Seats::all)
                .description("open streams")
                .register(meters);
        return new EventStreams(tail, past, seats, new CloudEventText(json), limits);
    }
}
