package dev.fives.ticket.ticket.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.MergePatch;
import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.ticket.ticket.app.OpenTicket;
import dev.fives.ticket.ticket.app.PatchTicket;
import dev.fives.ticket.ticket.app.Tickets;
import dev.fives.ticket.ticket.model.Channel;
import dev.fives.ticket.ticket.model.ContentDraft;
import dev.fives.ticket.ticket.model.HistoryEntry;
import dev.fives.ticket.ticket.model.Kind;
import dev.fives.ticket.ticket.model.Priority;
import dev.fives.ticket.ticket.model.Source;
import dev.fives.ticket.ticket.model.Status;
import dev.fives.ticket.ticket.model.Ticket;
import dev.fives.ticket.ticket.model.TicketDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Open, read, search, change, and what changed. */
@RestController
@RequestMapping("/tickets")
class TicketController {
    /** Words of agents, which may be about somebody. */
    private static final String TAGS = "tags";

    private static final Map<String, Enum<?>[]> KNOWN = Map.of(
            "status", Status.values(),
            "kind", Kind.values(),
            "priority", Priority.values(),
            "source", Source.values());

    /** Those that a caller may name, and those that the answer to a survey brings. */
    private static final List<String> CHANNELS = Stream.concat(
                    Arrays.stream(Channel.values()).map(Enum::name), Stream.of("APP", "POST"))
            .toList();

    private final OpenTicket open;
    private final PatchTicket patch;
    private final Tickets tickets;
    private final Answers answers;
    private final Paging paging;
    private final JsonMapper json;

    TicketController(
            OpenTicket open, PatchTicket patch, Tickets tickets, Answers answers, Paging paging, JsonMapper json) {
        this.open = open;
        this.patch = patch;
        this.tickets = tickets;
        this.answers = answers;
        this.paging = paging;
        this.json = json;
    }

    @PostMapping
    Mono<ResponseEntity<TicketResponse>> open(@RequestBody TicketDraft draft) {
        return open.open(draft)
                .map(opened -> opened.created() ? answers.created(opened.ticket()) : answers.ok(opened.ticket()));
    }

    @GetMapping
    Mono<Page<TicketResponse>> search(
            @RequestParam(required = false) @Nullable String customerId, ServerHttpRequest http) {
        String customer = QueryTexts.id("customerId", customerId);
        PageRequest request = paging.read(http, Tickets.FILTERS, Set.of());
        KNOWN.forEach(request::requireKnown);
        request.requireKnown("channel", CHANNELS);
        return Masking.current().flatMap(masking -> search(customer, request, masking));
    }

    private Mono<Page<TicketResponse>> search(@Nullable String customer, PageRequest request, Masking masking) {
        masking.refuseIf(request.filter().containsKey(TAGS), "filter by tags");
        return tickets.search(customer, request)
                .zipWith(
                        request.total(tickets.count(customer, request)),
                        (found, total) -> page(found, request, total, masking));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<TicketResponse>> read(@PathVariable String id) {
        return tickets.find(id).zipWith(Masking.current(), answers::shown).switchIfEmpty(Answers.notFound());
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<TicketResponse>> patch(
            @PathVariable String id, @RequestBody JsonNode changes, ServerHttpRequest request) {
        long seen = ETags.requireIfMatch(request);
        return patch.patch(id, seen, changes, present -> patched(present, changes))
                .map(answers::ok)
                .switchIfEmpty(Answers.notFound());
    }

    /** Oldest first. */
    @GetMapping("/{id}/history")
    Mono<Page<HistoryEntry>> history(@PathVariable String id, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return tickets.find(id)
                .zipWith(
                        Masking.current(),
                        (stored, masking) ->
                                Slices.page(Shown.history(stored.state().history(), masking), request, paging))
                .switchIfEmpty(Answers.notFound());
    }

    private ContentDraft patched(ContentDraft present, JsonNode changes) {
        if (!changes.isObject()) {
            throw new ProblemException(Problems.MALFORMED, "body: not an object (expected: a JSON merge patch)");
        }
        try {
            return json.treeToValue(MergePatch.apply(json.valueToTree(present), changes), ContentDraft.class);
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problems.MALFORMED,
                    "body: a field is unknown or of a wrong type (expected: kind, subject, description, priority,"
                            + " assigneeId, tags)");
        }
    }

    private Page<TicketResponse> page(
            List<Stored<Ticket>> found, PageRequest request, Optional<Long> total, Masking masking) {
        boolean more = found.size() > request.pageSize();
        List<Stored<Ticket>> items = more ? found.subList(0, request.pageSize()) : found;
        return new Page<>(
                items.stream().map(stored -> answers.body(stored, masking)).toList(),
                more ? paging.next(request, tickets.position(items.getLast())) : null,
                total.orElse(null));
    }
}
