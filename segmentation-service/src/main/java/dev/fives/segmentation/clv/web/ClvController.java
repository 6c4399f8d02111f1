package dev.fives.segmentation.clv.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.segmentation.clv.app.FitLimits;
import dev.fives.segmentation.clv.app.ReadFits;
import dev.fives.segmentation.clv.app.RequestFit;
import dev.fives.segmentation.clv.app.SumUpSegment;
import dev.fives.segmentation.clv.web.FitResponses.Accepted;
import dev.fives.segmentation.clv.web.FitResponses.CustomerResponse;
import dev.fives.segmentation.clv.web.FitResponses.FitResponse;
import dev.fives.segmentation.clv.web.FitResponses.Job;
import dev.fives.segmentation.clv.web.FitResponses.SegmentResponse;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Fits of customer lifetime value and what they expect. */
@RestController
class ClvController {

    private static final String A_YEAR = "52";

    private final RequestFit request;
    private final ReadFits fits;
    private final SumUpSegment segments;
    private final FitLimits limits;

    ClvController(RequestFit request, ReadFits fits, SumUpSegment segments, FitLimits limits) {
        this.request = request;
        this.fits = fits;
        this.segments = segments;
        this.limits = limits;
    }

    @PostMapping("/clv/fits")
    Mono<ResponseEntity<Accepted>> fit(@RequestBody FitRequest body) {
        var wanted = body.wanted();
        return request.request(wanted.model(), wanted.calibrationEnd())
                .map(job -> ResponseEntity.accepted()
                        .location(URI.create("/jobs/" + job.id()))
                        .body(new Accepted(job.id())));
    }

    /** Jobs of all services are at one path, and each has its own by the beginning of the id. */
    @GetMapping("/jobs/job_seg_{id}")
    Mono<ResponseEntity<Job>> job(@PathVariable String id) {
        return fits.job("job_seg_" + id)
                .map(job -> ResponseEntity.ok().eTag(ETags.of(job.version())).body(Job.of(job)));
    }

    @GetMapping("/clv/fits/{id}")
    Mono<FitResponse> read(@PathVariable String id) {
        return fits.fit(id).map(FitResponse::of);
    }

    @GetMapping("/clv/fits/{id}/customers/{customerId}")
    Mono<CustomerResponse> customer(
            @PathVariable String id,
            @PathVariable String customerId,
            @RequestParam(defaultValue = A_YEAR) String horizon) {
        double weeks = weeks(horizon);
        return fits.customer(id, customerId, weeks)
                .map(customer -> CustomerResponse.of(id, customerId, weeks, customer));
    }

    @GetMapping("/clv/fits/{id}/segments/{segmentId}")
    Mono<SegmentResponse> segment(
            @PathVariable String id,
            @PathVariable String segmentId,
            @RequestParam(defaultValue = A_YEAR) String horizon) {
        double weeks = weeks(horizon);
        return segments.sum(id, segmentId, weeks).map(sum -> SegmentResponse.of(segmentId, weeks, sum));
    }

    private double weeks(String horizon) {
        double weeks = horizon.matches("\\d{1,6}(\\.\\d{1,6})?") ? Double.parseDouble(horizon) : 0;
        if (!(weeks > 0 && weeks <= limits.horizonMax())) {
            throw new ProblemException(
                    Problems.MALFORMED,
                    "horizon: not accepted (expected: weeks, more than 0 and at most " + limits.horizonMax() + ")");
        }
        return weeks;
    }
}
