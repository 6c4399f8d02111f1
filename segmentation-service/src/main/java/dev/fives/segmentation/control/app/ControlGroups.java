package dev.fives.segmentation.control.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.holdout.Holdout;
import dev.fives.kit.time.BusinessClock;
import dev.fives.segmentation.catalogue.app.Catalogue;
import dev.fives.segmentation.control.model.ControlGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Control groups, and on which side of them customers are: by a hash alone, so for ever and without a memory. */
public final class ControlGroups {

    private final Catalogue<ControlGroup> catalogue;
    private final BusinessClock clock;

    public ControlGroups(Catalogue<ControlGroup> catalogue, BusinessClock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** The side of a group. */
    public enum Bucket {
        CONTROL,
        TREATMENT
    }

    public Mono<Stored<ControlGroup>> create(ControlGroupDraft draft) {
        return catalogue.create(draft.code(), draft, id -> draft.group(id, clock.instant()));
    }

    /** Error NOT_FOUND for an unknown group; customers need not be known. */
    public Mono<Bucket> bucket(String id, String customerId) {
        return catalogue.find(id).map(group -> bucket(group.state(), customerId));
    }

    /** Both sides, in the order of the question. */
    public Mono<Map<Bucket, List<String>>> split(String id, List<String> customerIds) {
        return catalogue
                .find(id)
                .map(group -> customerIds.stream()
                        .collect(Collectors.groupingBy(customerId -> bucket(group.state(), customerId))));
    }

    private static Bucket bucket(ControlGroup group, String customerId) {
        return Holdout.contains(group.salt(), customerId, group.percent()) ? Bucket.CONTROL : Bucket.TREATMENT;
    }
}
