package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.profile.model.Evidence;
import dev.fives.segmentation.profile.model.Profile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Finds the events that profiles rest on. */
public interface EvidenceStore {

    /**
     * The newest event of each purchase that counts: of the newest ones and of those that are asked for, newest purchase
     * first.
     *
     * @param asked ids of purchases, however old they are
     * @param limit of the newest ones
     */
    Mono<List<Evidence>> purchases(Profile profile, Measure measure, Collection<String> asked, int limit);

    /** The newest event of each ticket that the profile keeps, by the ticket. */
    Mono<Map<String, Evidence>> tickets(Profile profile);
}
