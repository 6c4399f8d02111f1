package dev.fives.kit.events.outbox;

import dev.fives.contracts.CloudEventHeaders;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Gives new events their number, id, context and bytes, while the command can still be refused. */
public final class PendingEvents {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private final BusinessClock businessClock;
    private final RealClock realClock;

    public PendingEvents(BusinessClock businessClock, RealClock realClock) {
        this.businessClock = businessClock;
        this.realClock = realClock;
    }

    /** The events numbered from {@code lastSequence + 1}; they carry the context of the request or record. */
    public List<PendingEvent> of(
            RequestContext context, String aggregateType, String id, long lastSequence, List<NewEvent> events) {
        var pending = new ArrayList<PendingEvent>(events.size());
        for (var event : events) {
            pending.add(of(context, aggregateType, id, lastSequence + pending.size() + 1, event));
        }
        return pending;
    }

    public PendingEvent of(RequestContext context, String aggregateType, String id, long sequence, NewEvent event) {
        if (!event.type().aggregateType().equals(aggregateType)) {
            throw new IllegalArgumentException(
                    "event: " + event.type() + " (expected: a type of " + aggregateType + ")");
        }
        return new PendingEvent(
                CloudEventHeaders.id(aggregateType, id, sequence),
                sequence,
                event.type().name(),
                event.type().topic().topicName(),
                CloudEventHeaders.source(aggregateType, id),
                id,
                millis(event.time() == null ? businessClock.instant() : event.time()),
                json(event),
                context.correlationId(),
                context.causationId(),
                context.traceparent(),
                millis(realClock.instant()));
    }

    private static String json(NewEvent event) {
        if (!event.type().data().isInstance(event.data())) {
            throw new IllegalArgumentException(
                    "data: " + event.data().getClass().getSimpleName() + " (expected: "
                            + event.type().data().getSimpleName() + ")");
        }
        var json = JSON.writeValueAsString(event.data());
        var bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > CloudEventHeaders.MAX_VALUE_BYTES) {
            throw new ProblemException(
                    Problems.PAYLOAD_TOO_LARGE,
                    "event " + event.type() + ": " + bytes + " bytes (expected: at most "
                            + CloudEventHeaders.MAX_VALUE_BYTES + ")");
        }
        return json;
    }

    /** What the database keeps, so that a republish is the same bytes as the first send. */
    private static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
