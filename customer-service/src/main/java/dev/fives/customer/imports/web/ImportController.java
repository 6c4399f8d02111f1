package dev.fives.customer.imports.web;

import dev.fives.customer.imports.app.DiscardUpload;
import dev.fives.customer.imports.app.ImportJobs;
import dev.fives.customer.imports.app.Rejections;
import dev.fives.customer.imports.app.Rejections.Placed;
import dev.fives.customer.imports.app.Rejections.Position;
import dev.fives.customer.imports.app.StartImport;
import dev.fives.customer.imports.app.Uploads;
import dev.fives.customer.imports.model.ImportJob;
import dev.fives.customer.imports.web.ReceiveUpload.Upload;
import dev.fives.kit.events.idempotency.OnceForItsKey;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.id.Ids;
import dev.fives.kit.paging.Cursor;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Uploads and the jobs that read them. */
@RestController
class ImportController {

    private static final String JOB_PREFIX = "job_cus";

    private final ReceiveUpload receiveUpload;
    private final StartImport startImport;
    private final ImportJobs jobs;
    private final Rejections rejections;
    private final Uploads uploads;
    private final DiscardUpload discard;
    private final OnceForItsKey once;
    private final Paging paging;
    private final Ids ids;

    ImportController(
            ReceiveUpload receiveUpload,
            StartImport startImport,
            ImportJobs jobs,
            Rejections rejections,
            Uploads uploads,
            DiscardUpload discard,
            OnceForItsKey once,
            Paging paging,
            Ids ids) {
        this.receiveUpload = receiveUpload;
        this.startImport = startImport;
        this.jobs = jobs;
        this.rejections = rejections;
        this.uploads = uploads;
        this.discard = discard;
        this.once = once;
        this.paging = paging;
        this.ids = ids;
    }

    /** The answer to an upload. */
    record Accepted(String jobId) {}

    /** A row that was not taken over; {@code row} counts the file's data rows from 1. */
    record RejectedRow(String file, long row, String reason) {}

    /** A repeat under its key has to arrive whole before it is known as one; what it brought is thrown away. */
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Accepted>> start(@RequestBody Flux<PartEvent> parts) {
        String jobId = ids.next(JOB_PREFIX);
        return receiveUpload
                .receive(jobId, parts)
                .onErrorResume(fault -> uploads.delete(jobId).then(Mono.error(fault)))
                .flatMap(upload -> once.run(upload.fingerprint(), () -> start(jobId, upload))
                        .onErrorResume(fault -> discard.after(fault, jobId).then(Mono.error(fault))))
                .flatMap(job -> job.repeated() ? uploads.delete(jobId).thenReturn(job) : Mono.just(job))
                .map(ImportController::accepted);
    }

    private static ResponseEntity<Accepted> accepted(OnceForItsKey.Result job) {
        var answer = ResponseEntity.accepted().location(URI.create("/jobs/" + job.value()));
        return (job.repeated() ? answer.header(IdempotencyKeys.REPLAYED, "true") : answer)
                .body(new Accepted(job.value()));
    }

    private Mono<String> start(String jobId, Upload upload) {
        Violations violations = new Violations();
        violations.check(upload.request() != null, "/request", "request: absent (expected: a JSON part)");
        violations.check(!upload.files().isEmpty(), "/file", "file: absent (expected: at least one part)");
        violations.throwIfAny();
        return upload.request() == null
                ? Mono.empty()
                : startImport
                        .start(jobId, upload.request().toSpec(), upload.files())
                        .map(Stored::id);
    }

    @GetMapping("/jobs/{id}")
    Mono<ResponseEntity<JobResponse>> job(@PathVariable String id) {
        return find(id).map(
                        job -> ResponseEntity.ok().eTag(ETags.of(job.version())).body(JobResponse.of(job)));
    }

    @GetMapping("/jobs/{id}/rejections")
    Mono<Page<RejectedRow>> rejections(@PathVariable String id, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        Cursor cursor = request.cursor();
        Position after = cursor == null ? null : position(cursor);
        return find(id).flatMap(job -> rejections
                .list(id, after, request.pageSize() + 1)
                .zipWhen(
                        _ -> request.total(rejections.count(id)),
                        (rows, total) -> page(job.state(), rows, request, total)));
    }

    private Page<RejectedRow> page(ImportJob job, List<Placed> rows, PageRequest request, Optional<Long> total) {
        List<Placed> shown = rows.subList(0, Math.min(request.pageSize(), rows.size()));
        String next = rows.size() > request.pageSize()
                ? paging.next(request, position(shown.getLast().position()))
                : null;
        List<RejectedRow> items = shown.stream()
                .map(Placed::rejection)
                .map(row -> new RejectedRow(
                        job.files().get(row.key().file()).name(), row.key().row(), row.reason()))
                .toList();
        return new Page<>(items, next, total.orElse(null));
    }

    private static List<String> position(Position position) {
        return List.of(position.page(), String.valueOf(position.index()));
    }

    private static Position position(Cursor cursor) {
        return new Position(
                cursor.position().getFirst(), Integer.parseInt(cursor.position().getLast()));
    }

    private Mono<Stored<ImportJob>> find(String id) {
        return jobs.store()
                .find(id)
                .switchIfEmpty(Mono.error(() -> new ProblemException(Problems.NOT_FOUND, "job: unknown")));
    }
}
