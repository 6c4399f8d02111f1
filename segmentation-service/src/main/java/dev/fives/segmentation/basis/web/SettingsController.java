package dev.fives.segmentation.basis.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.Since;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Settings replace each other whole, so who sets them says which he has seen. */
@RestController
@RequestMapping("/settings")
public class SettingsController {

    private static final int WINDOW_DAYS_MAX = 3650;

    record RfmRequest(@Nullable String monetary) {}

    /** @param cuts absent until profiles were ranked for the first time */
    record RfmResponse(Measure monetary, @Nullable CutPoints cuts) {}

    /**
     * The least value for scores 2 to 5.
     *
     * @param r days, as negative numbers, since fewer are better
     */
    record CutPoints(
            long version, Instant asOf, int population, List<BigDecimal> r, List<BigDecimal> f, List<BigDecimal> m) {}

    record BandsRequest(
            @Nullable Integer windowDays,
            @Nullable Integer mediumFrom,
            @Nullable Integer highFrom) {}

    private final Bases bases;
    private final int highFromMax;

    /** @param highFromMax purchases that a profile keeps one by one; more cannot be counted in a window */
    public SettingsController(Bases bases, int highFromMax) {
        this.bases = bases;
        this.highFromMax = highFromMax;
    }

    @GetMapping("/rfm")
    Mono<ResponseEntity<RfmResponse>> rfm() {
        return rfm(bases.fresh());
    }

    @PutMapping("/rfm")
    Mono<ResponseEntity<RfmResponse>> putRfm(@RequestBody RfmRequest request, ServerHttpRequest http) {
        long seen = ETags.requireIfMatch(http);
        var measure = measure(request.monetary());
        return rfm(
                bases.change(ofSeen(since -> requireMeasureSeen(seen, since), basis -> basis.withMonetary(measure))));
    }

    @GetMapping("/frequency-bands")
    Mono<ResponseEntity<BandSettings>> bands() {
        return bands(bases.fresh());
    }

    @PutMapping("/frequency-bands")
    Mono<ResponseEntity<BandSettings>> putBands(@RequestBody BandsRequest request, ServerHttpRequest http) {
        long seen = ETags.requireIfMatch(http);
        var settings = settings(request);
        return bands(bases.change(
                ofSeen(since -> ETags.requireSame(seen, since.bands()), basis -> basis.withBands(settings))));
    }

    private static Measure measure(@Nullable String monetary) {
        var violations = new Violations();
        boolean known = "NET".equals(monetary) || "GROSS".equals(monetary);
        violations.check(known, "/monetary", "monetary: absent or unknown (expected: NET or GROSS)");
        violations.throwIfAny();
        return "GROSS".equals(monetary) ? Measure.GROSS : Measure.NET;
    }

    private BandSettings settings(BandsRequest request) {
        var violations = new Violations();
        int days = number(request.windowDays(), "windowDays", 1, WINDOW_DAYS_MAX, violations);
        int medium = number(request.mediumFrom(), "mediumFrom", 1, highFromMax, violations);
        int high = number(request.highFrom(), "highFrom", 2, highFromMax, violations);
        violations.check(
                !violations.isEmpty() || high > medium,
                "/highFrom",
                "highFrom: " + high + " (expected: more than mediumFrom)");
        violations.throwIfAny();
        return new BandSettings(days, medium, high);
    }

    private static int number(@Nullable Integer value, String name, int least, int most, Violations violations) {
        boolean fits = value != null && value >= least && value <= most;
        violations.check(fits, "/" + name, name + ": absent or out of range (expected: " + least + " to " + most + ")");
        return value == null ? least : value;
    }

    /** 412 where the setting is another by now, unless it is what is wished: then this may be the repeat of who set it. */
    private static UnaryOperator<Basis> ofSeen(Consumer<Since> condition, UnaryOperator<Basis> change) {
        return basis -> {
            var changed = change.apply(basis);
            if (!changed.equals(basis)) {
                condition.accept(basis.since());
            }
            return changed;
        };
    }

    /** Cut points come by themselves, as often as purchases do: new ones overwrite nobody. */
    private static void requireMeasureSeen(long seen, Since since) {
        if (!since.isMeasureSeen(seen)) {
            ETags.requireSame(seen, since.rfm());
        }
    }

    private static Mono<ResponseEntity<RfmResponse>> rfm(Mono<Basis> basis) {
        return basis.map(present ->
                ResponseEntity.ok().eTag(ETags.of(present.since().rfm())).body(rfm(present)));
    }

    private static Mono<ResponseEntity<BandSettings>> bands(Mono<Basis> basis) {
        return basis.map(present ->
                ResponseEntity.ok().eTag(ETags.of(present.since().bands())).body(present.bands()));
    }

    static RfmResponse rfm(Basis basis) {
        return new RfmResponse(basis.monetary(), points(basis.cuts()));
    }

    private static @Nullable CutPoints points(@Nullable Cuts cuts) {
        return cuts == null
                ? null
                : new CutPoints(cuts.version(), cuts.asOf(), cuts.population(), cuts.r(), cuts.f(), cuts.m());
    }
}
