package dev.fives.loyalty.care.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.loyalty.care.app.CareDraft;
import dev.fives.loyalty.care.app.CareTasks;
import dev.fives.loyalty.care.app.CloseCare;
import dev.fives.loyalty.care.app.PlanCare;
import dev.fives.loyalty.care.model.CareKind;
import dev.fives.loyalty.care.model.CareStatus;
import dev.fives.loyalty.care.model.CareTask;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The list that agents work through, earliest due first. */
@RestController
@RequestMapping("/care-tasks")
class CareTaskController {
    private static final Set<String> FILTERS = Set.of(CareTasks.CUSTOMER, CareTasks.STATUS, CareTasks.KIND);

    private final PlanCare plan;
    private final CloseCare close;
    private final CareTasks tasks;
    private final Paging paging;

    CareTaskController(PlanCare plan, CloseCare close, CareTasks tasks, Paging paging) {
        this.plan = plan;
        this.close = close;
        this.tasks = tasks;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<CareTaskView>> plan(@RequestBody CareDraft draft) {
        return plan.plan(draft)
                .map(stored ->
                        answer(stored, ResponseEntity.created(URI.create("/care-tasks/" + stored.id())), Masking.OFF));
    }

    /** {@code customerId}, {@code status} and {@code kind} may also stand by themselves. */
    @GetMapping
    Mono<Page<CareTaskView>> list(ServerHttpRequest http) {
        PageRequest request = paging.readNaming(http, FILTERS);
        request.requireKnown(CareTasks.STATUS, CareStatus.values());
        request.requireKnown(CareTasks.KIND, CareKind.values());
        return Masking.current()
                .flatMap(masking -> tasks.page(request)
                        .zipWith(
                                request.total(tasks.count(request)),
                                (found, total) -> paging.page(
                                        request,
                                        found,
                                        total,
                                        tasks::position,
                                        stored -> CareTaskView.of(stored.state(), masking))));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<CareTaskView>> read(@PathVariable String id) {
        return tasks.find(id)
                .zipWith(Masking.current(), (stored, masking) -> answer(stored, ResponseEntity.ok(), masking))
                .switchIfEmpty(unknown());
    }

    @PostMapping("/{id}/complete")
    Mono<ResponseEntity<CareTaskView>> complete(
            @PathVariable String id,
            @RequestBody CloseCare.Completion completion,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ok(close.complete(id, ETags.ifMatch(ifMatch), completion));
    }

    @PostMapping("/{id}/skip")
    Mono<ResponseEntity<CareTaskView>> skip(
            @PathVariable String id,
            @RequestBody CloseCare.Skipping skipping,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return ok(close.skip(id, ETags.ifMatch(ifMatch), skipping));
    }

    private static Mono<ResponseEntity<CareTaskView>> ok(Mono<Stored<CareTask>> task) {
        return task.map(stored -> answer(stored, ResponseEntity.ok(), Masking.OFF))
                .switchIfEmpty(unknown());
    }

    private static <T> Mono<T> unknown() {
        return Mono.error(() ->
                new ProblemException(Problems.NOT_FOUND, "care task: not there (expected: the id of a care task)"));
    }

    private static ResponseEntity<CareTaskView> answer(
            Stored<CareTask> stored, ResponseEntity.BodyBuilder answer, Masking masking) {
        return answer.eTag(ETags.of(stored.version())).body(CareTaskView.of(stored.state(), masking));
    }
}
