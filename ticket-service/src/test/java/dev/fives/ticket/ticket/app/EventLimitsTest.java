package dev.fives.ticket.ticket.app;

import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fives.contracts.EventType;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.ticket.ticket.model.Content;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Priority;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketFixture;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the service accepts, its own events can tell: listeners refuse what does not fit the schema, for good. */
class EventLimitsTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    @Test
    void ticket_withEveryTextAtItsLimit_fitsItsEvents() throws IOException {
        Ticket question = TicketFixture.ticket(Kind.QUESTION);
        Ticket complaint = TicketFixture.complain(
                        TicketFixture.complete(), "{\"rootCause\":\"%s\"}".formatted("R".repeat(60)))
                .with(new Content(
                        Kind.COMPLAINT, "城".repeat(200), null, Priority.URGENT, "工".repeat(200), List.of("t")));
        List<NewEvent> events = TicketEvents.between(question, complaint, "R".repeat(60), NOW);

        assertThat(events).hasSize(5);
        for (NewEvent event : events) {
            assertThat(faults(event)).as(event.type().name()).isEmpty();
        }
    }

    private static Iterable<?> faults(NewEvent event) throws IOException {
        try (InputStream schema =
                EventType.class.getResourceAsStream(event.type().dataSchema())) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(JSON.readTree(schema))
                    .validate(JSON.readTree(JSON.writeValueAsBytes(event.data())));
        }
    }
}
