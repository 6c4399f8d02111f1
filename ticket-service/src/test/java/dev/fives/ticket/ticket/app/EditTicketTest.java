package dev.fives.ticket.ticket.app;

import static dev.fives.ticket.ticket.model.TicketFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.ticket.ticket.app.EditTicket.Step;
import dev.fives.ticket.ticket.app.EditTicket.Wish;
import dev.fives.ticket.ticket.model.AuthorKind;
import dev.fives.ticket.ticket.model.Content;
import dev.fives.ticket.ticket.model.History;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Message;
import dev.fives.ticket.ticket.model.Move;
import dev.fives.ticket.ticket.model.Priority;
import dev.fives.ticket.ticket.model.Remedy;
import dev.fives.ticket.ticket.model.RemedyType;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketFixture;
import dev.fives.ticket.ticket.model.Visibility;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class EditTicketTest {
    private static final Wish WISH = new Wish(new Command(null, "print", NOW), null, 200);

    private static Ticket edited(Ticket ticket, int time) {
        return ticket.with(new Content(Kind.COMPLAINT, "Kettle " + time, null, Priority.HIGH, null, List.of()));
    }

    private static Ticket full() {
        Ticket ticket = edited(TicketFixture.complete(), 0);
        while (ticket.history().size() < TicketFixture.LIMITS.history()) {
            Ticket next = edited(ticket, ticket.history().size() + 1);
            ticket = History.tell(ticket, next, "clerk", NOW, null);
        }
        return ticket;
    }

    @Test
    void TKT_26_complaintThatWasEditedTooOften_isStillClosed() {
        Ticket full = full();
        assertThatThrownBy(() -> take(full, (ticket, now) -> edited(ticket, -1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("history");
        Ticket resolved = take(full, (ticket, now) -> moved(ticket, Status.RESOLVED));

        assertThat(take(resolved, (ticket, now) -> moved(ticket, Status.CLOSED)).status())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    void TKT_26_stagesThatWereRewrittenTooOften_areRefused_andTheComplaintIsStillClosed() {
        Ticket rewritten = rewrittenUntilRefused(TicketFixture.complete());

        assertThat(rewritten.history()).hasSizeLessThanOrEqualTo(TicketFixture.LIMITS.history());
        Ticket resolved = take(rewritten, (ticket, now) -> moved(ticket, Status.RESOLVED));
        assertThat(take(resolved, (ticket, now) -> moved(ticket, Status.CLOSED)).status())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    void TKT_26_complaintThatWasMovedTooOften_isStillCompletedAndClosed_andNotReopened() {
        Ticket full = movedUntilRefused(TicketFixture.ticket(Kind.COMPLAINT));

        Ticket told = take(full, (ticket, now) -> TicketFixture.complain(ticket, """
                {"severity":"HIGH","impact":"no tea","safety":false,"rootCause":"PAYMENT","investigation":"paid twice",
                 "decisionCommunicatedAt":"2026-03-01T09:00:00Z"}
                """));
        assertThatThrownBy(() -> take(told, (ticket, now) -> remedied(ticket, RemedyType.POINTS, 5)))
                .hasMessageContaining("history");
        Ticket complete = take(told, (ticket, now) -> remedied(ticket, RemedyType.NONE, 0));
        Ticket resolved = take(complete, (ticket, now) -> moved(ticket, Status.RESOLVED));
        Ticket closed = take(resolved, (ticket, now) -> moved(ticket, Status.CLOSED));

        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThatThrownBy(() -> take(closed, (ticket, now) -> moved(ticket, Status.REOPENED)))
                .hasMessageContaining("history");
        assertThat(closed.history()).hasSizeLessThan(2 * TicketFixture.LIMITS.history() + 10);
    }

    @Test
    void TKT_26_thread_goesOnInAFullHistory() {
        Message word = new Message("msg_1", AuthorKind.AGENT, "clerk", Visibility.PUBLIC, "we look", List.of(), NOW);
        Ticket full = movedUntilRefused(TicketFixture.ticket(Kind.QUESTION));
        Ticket beyond = full.with(new Content(Kind.QUESTION, "Pot", null, Priority.LOW, "a", List.of("t")));
        Ticket heardOf = History.tell(full, beyond, "internal", NOW, "HEARD");

        assertThat(take(heardOf, (ticket, now) -> ticket.with(word)).messages()).hasSize(1);
    }

    private static Ticket rewrittenUntilRefused(Ticket complaint) {
        Ticket ticket = complaint;
        for (int time = 0; time < 3 * TicketFixture.LIMITS.history(); time++) {
            String json = "{\"investigation\":\"found %d\"}".formatted(time);
            try {
                ticket = take(ticket, (present, now) -> TicketFixture.complain(present, json));
            } catch (ProblemException full) {
                assertThat(full).hasMessageContaining("history");
                return ticket;
            }
        }
        throw new AssertionError("stages were never refused");
    }

    private static Ticket movedUntilRefused(Ticket fresh) {
        Ticket ticket = fresh;
        for (int time = 0; time < 3 * TicketFixture.LIMITS.history(); time++) {
            Status to = ticket.status() == Status.OPEN ? Status.PENDING_INTERNAL : Status.OPEN;
            try {
                ticket = take(ticket, (present, now) -> moved(present, to));
            } catch (ProblemException full) {
                assertThat(full).hasMessageContaining("history");
                return ticket;
            }
        }
        throw new AssertionError("moves were never refused");
    }

    private static Ticket remedied(Ticket ticket, RemedyType type, long value) {
        return ticket.with(Remedy.wanted("rem_1", type, value, "boss", NOW));
    }

    private static Ticket moved(Ticket ticket, Status to) {
        return ((Move.Moved) ticket.move(to, NOW)).ticket();
    }

    private static Ticket take(Ticket ticket, Step step) {
        return new EditTicket(holding(ticket), () -> NOW, TicketFixture.LIMITS)
                .byCaller(ticket.id(), WISH, step)
                .block()
                .state();
    }

    /** A store of one ticket that can be changed and no more. */
    @SuppressWarnings("unchecked")
    private static AggregateStore<Ticket> holding(Ticket ticket) {
        Stored<Ticket> stored = new Stored<>(ticket.id(), "cus_1", 7, 9, ticket, List.of(), List.of());
        return (AggregateStore<Ticket>) Proxy.newProxyInstance(
                EditTicketTest.class.getClassLoader(), new Class<?>[] {AggregateStore.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("change");
                    var decision = ((Function<Stored<Ticket>, Decision<Ticket>>) args[1]).apply(stored);
                    Ticket next = decision instanceof Decision.Changed<Ticket> changed ? changed.next() : ticket;
                    return Mono.just(new Stored<>(ticket.id(), "cus_1", 8, 9, next, List.of(), List.of()));
                });
    }
}
