package dev.fives.segmentation.clv.app;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.clv.app.ReadFits.Fit;
import dev.fives.segmentation.clv.estimation.Forecast;
import dev.fives.segmentation.clv.model.SegmentTotals;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.PurchaseHistory;
import dev.fives.segmentation.scan.app.Scans;
import dev.fives.segmentation.segment.app.Segments;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What a fit says of the members of a segment together, from their purchases, a page of members after the other. */
public final class SumUpSegment {

    private static final int PAGE = 200;

    private final ReadFits fits;
    private final Segments segments;
    private final ProfileQueries profiles;
    private final PurchaseHistory purchases;
    private final Scans scans;
    private final int membersMax;

    public SumUpSegment(
            ReadFits fits,
            Segments segments,
            ProfileQueries profiles,
            PurchaseHistory purchases,
            Scans scans,
            int membersMax) {
        this.fits = fits;
        this.segments = segments;
        this.profiles = profiles;
        this.purchases = purchases;
        this.scans = scans;
        this.membersMax = membersMax;
    }

    /** What was summed up. */
    public record SegmentExpectation(Fit fit, SegmentTotals totals) {}

    /** Error NOT_FOUND for an unknown fit or segment, CONFLICT for one of too many members, and those of {@link Scans}. */
    public Mono<SegmentExpectation> sum(String fitId, String segmentId, double horizonWeeks) {
        return fits.fit(fitId)
                .zipWith(segments.find(segmentId))
                .flatMap(both -> requireFew(segmentId)
                        .then(scans.inTurn(thread -> sum(both.getT1(), segmentId, horizonWeeks, thread)))
                        .map(totals -> new SegmentExpectation(both.getT1(), totals)));
    }

    private Mono<Void> requireFew(String segmentId) {
        return profiles.memberCount(segmentId)
                .flatMap(count -> count <= membersMax
                        ? Mono.<Void>empty()
                        : Mono.error(new ProblemException(
                                Problems.CONFLICT, "members: " + count + " (expected: at most " + membersMax + ")")));
    }

    private Mono<SegmentTotals> sum(Fit fit, String segmentId, double horizonWeeks, Scheduler thread) {
        Forecast forecast = fit.forecast();
        return page(segmentId, "")
                .expand(members -> members.size() < PAGE ? Mono.empty() : page(segmentId, members.getLast()))
                .concatMap(members -> totals(fit, forecast, members, horizonWeeks, thread), 1)
                .reduce(SegmentTotals.NONE, SegmentTotals::plus);
    }

    private Mono<SegmentTotals> totals(
            Fit fit, Forecast forecast, List<String> members, double horizonWeeks, Scheduler thread) {
        return purchases
                .before(fit.job().end(), members)
                .publishOn(thread)
                .mapNotNull(customer -> ReadFits.transactions(fit, customer).orElse(null))
                .map(customer -> forecast.of(customer, horizonWeeks))
                .reduce(SegmentTotals.NONE, SegmentTotals::with)
                .map(totals -> totals.withMembers(members.size()));
    }

    private Mono<List<String>> page(String segmentId, String after) {
        return Flux.from(profiles.members(segmentId, after, PAGE))
                .map(Stored::id)
                .collectList();
    }
}
