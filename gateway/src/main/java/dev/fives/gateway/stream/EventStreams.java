package dev.fives.gateway.stream;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.gateway.stream.TopicTail.Joined;
import dev.fives.kit.request.Masking;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Streams of events. Each begins with what its caller has missed, in the order of each partition, and goes on with what
 * happens, without a seam: the tail is heard from the offset at which the past ends. Each message carries the cursor to
 * come back with. A stream may end at any time, also because its client reads too slowly; coming back misses nothing.
 */
final class EventStreams {
    private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
    /** What waits for a slow client waits in its queue, which has a limit. */
    private static final int PREFETCH = 1;

    private final TopicTail tail;
    private final PastRecords past;
    private final Seats seats;
    private final CloudEventText texts;
    private final StreamProperties limits;

    EventStreams(TopicTail tail, PastRecords past, Seats seats, CloudEventText texts, StreamProperties limits) {
        this.tail = tail;
        this.past = past;
        this.seats = seats;
        this.texts = texts;
        this.limits = limits;
    }

    /**
     * Who reads.
     *
     * @param name whose streams are counted
     * @param life after which the stream ends
     */
    record Reader(String name, Masking masking, Duration life) {}

    Flux<ServerSentEvent<String>> open(Wish wish, @Nullable StreamCursor from, Reader reader) {
        return Flux.using(() -> seats.take(reader.name()), _ -> listen(wish, from, reader), Seats.Seat::free)
                .takeUntilOther(Mono.delay(reader.life()));
    }

    private Flux<ServerSentEvent<String>> listen(Wish wish, @Nullable StreamCursor from, Reader reader) {
        return Flux.using(
                () -> new Listening(wish, limits.queue()),
                listening ->
                        tail.join(listening, from).flatMapMany(joined -> messages(listening, joined, from, reader)),
                tail::leave);
    }

    private Flux<ServerSentEvent<String>> messages(
            Listening listening, Joined joined, @Nullable StreamCursor from, Reader reader) {
        Map<TopicPartition, Long> start = from == null ? joined.next() : TopicTail.begins(joined.next(), from);
        Messages messages = new Messages(listening.wish(), start, reader.masking());
        return Flux.concat(
                        Flux.just(messages.opening()),
                        Flux.concat(missed(reader, listening.wish(), joined, start), listening.heard())
                                .concatMapIterable(messages::of, PREFETCH))
                .onErrorResume(this::cut);
    }

    private Flux<Signal> missed(Reader reader, Wish wish, Joined joined, Map<TopicPartition, Long> start) {
        List<ConsumerRecord<byte[], byte[]>> held = joined.past();
        if (held == null) {
            return past.read(reader.name(), wish, start, joined.next())
                    .concatWithValues(new Signal.Beat(joined.next()));
        }
        return Flux.fromIterable(held).map(Signal.Event::new);
    }

    /** It has begun, so there is no status any more to tell by; the client comes back after a while. */
    private Flux<ServerSentEvent<String>> cut(Throwable fault) {
        LOG.debug("stream cut off: {}", fault.getClass().getSimpleName());
        return Flux.just(ServerSentEvent.<String>builder()
                .comment(fault instanceof SlowReader ? "too slow" : "interrupted")
                .retry(limits.retry())
                .build());
    }

    /** The messages of one stream and how far it has come. */
    private final class Messages {
        private final String wish;
        private final Map<TopicPartition, Long> next;
        private final Masking masking;

        Messages(Wish wish, Map<TopicPartition, Long> start, Masking masking) {
            this.masking = masking;
            this.wish = wish.fingerprint();
            this.next = new HashMap<>(start);
        }

        ServerSentEvent<String> opening() {
            return message().comment("open").retry(limits.retry()).build();
        }

        List<ServerSentEvent<String>> of(Signal signal) {
            return switch (signal) {
                case Signal.Event(var record) -> event(record);
                case Signal.Beat(var reached) -> {
                    next.putAll(reached);
                    yield List.of(message().comment("beat").build());
                }
                case Signal.Gap(var lost) -> {
                    next.putAll(lost);
                    yield List.of(message()
                            .event("gap")
                            .data("{\"detail\":\"events: no longer kept (expected: read the present state anew)\"}")
                            .build());
                }
            };
        }

        private List<ServerSentEvent<String>> event(ConsumerRecord<byte[], byte[]> record) {
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
            String type = CloudEventText.header(record, CloudEventHeaders.TYPE);
            return texts.of(record, masking).stream()
                    .map(text ->
                            message().event(String.valueOf(type)).data(text).build())
                    .toList();
        }

        private ServerSentEvent.Builder<String> message() {
            return ServerSentEvent.<String>builder().id(new StreamCursor(wish, next).text());
        }
    }
}
