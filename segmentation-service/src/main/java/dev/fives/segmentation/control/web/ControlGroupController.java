package dev.fives.segmentation.control.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.catalogue.web.CataloguePages;
import dev.fives.segmentation.control.app.ControlGroupDraft;
import dev.fives.segmentation.control.app.ControlGroups;
import dev.fives.segmentation.control.app.ControlGroups.Bucket;
import dev.fives.segmentation.control.model.ControlGroup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/control-groups")
class ControlGroupController {

    private static final int CUSTOMERS_MAX = 1_000;
    private static final int ID_LENGTH_MAX = 200;
    /** Whom nobody knows yet has a side, but not whatever somebody writes into a path. */
    private static final Pattern CUSTOMER = Pattern.compile("cus_[0-9A-Za-z_-]{1,196}");

    record GroupRequest(
            @Nullable String code,
            @Nullable String name,
            @Nullable Integer percent,
            @Nullable String salt) {}

    record GroupView(String id, long version, String code, String name, int percent, String salt, Instant createdAt) {
        static GroupView of(Stored<ControlGroup> stored) {
            var group = stored.state();
            return new GroupView(
                    stored.id(),
                    stored.version(),
                    group.code(),
                    group.name(),
                    group.percent(),
                    group.salt(),
                    group.createdAt());
        }
    }

    record AssignmentsRequest(@Nullable List<@Nullable String> customerIds) {}

    record Assignments(String controlGroupId, List<String> control, List<String> treatment) {}

    record Assignment(String controlGroupId, String customerId, Bucket bucket) {}

    private final ControlGroups groups;
    private final CataloguePages<ControlGroup, GroupView> pages;

    ControlGroupController(ControlGroups groups, Catalogue<ControlGroup> catalogue, Paging paging) {
        this.groups = groups;
        this.pages = new CataloguePages<>(catalogue, paging, "/control-groups", GroupView::of);
    }

    @PostMapping
    Mono<ResponseEntity<GroupView>> create(@RequestBody GroupRequest body) {
        var draft = ControlGroupDraft.of(body.code(), body.name(), body.percent(), body.salt());
        return pages.created(groups.create(draft));
    }

    @GetMapping
    Mono<Page<GroupView>> list(ServerHttpRequest http) {
        return pages.list(http);
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<GroupView>> read(@PathVariable String id) {
        return pages.read(id);
    }

    @GetMapping("/{id}/assignments/{customerId}")
    Mono<Assignment> assignment(@PathVariable String id, @PathVariable String customerId) {
        return CUSTOMER.matcher(customerId).matches()
                ? groups.bucket(id, customerId).map(bucket -> new Assignment(id, customerId, bucket))
                : Mono.error(new ProblemException(Problems.NOT_FOUND, "customer: unknown (expected: cus_…)"));
    }

    /** Writes nothing: many at once are too long for a path. */
    @PostMapping("/{id}/assignments")
    Mono<Assignments> assignments(@PathVariable String id, @RequestBody AssignmentsRequest body) {
        return groups.split(id, customers(body))
                .map(split -> new Assignments(
                        id,
                        split.getOrDefault(Bucket.CONTROL, List.of()),
                        split.getOrDefault(Bucket.TREATMENT, List.of())));
    }

    private static List<String> customers(AssignmentsRequest body) {
        List<@Nullable String> asked = Objects.requireNonNullElse(body.customerIds(), List.of());
        var violations = new Violations();
        violations.check(
                !asked.isEmpty() && asked.size() <= CUSTOMERS_MAX,
                "/customerIds",
                "customerIds: " + asked.size() + " (expected: 1 to " + CUSTOMERS_MAX + ")");
        violations.check(
                asked.stream().allMatch(id -> id != null && !id.isBlank() && id.length() <= ID_LENGTH_MAX),
                "/customerIds",
                "customerIds: not all accepted (expected: ids of 1 to " + ID_LENGTH_MAX + " characters)");
        violations.throwIfAny();
        return asked.stream().map(Objects::requireNonNull).toList();
    }
}
