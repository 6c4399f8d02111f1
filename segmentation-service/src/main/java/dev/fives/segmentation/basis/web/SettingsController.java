package dev.fives.segmentation.basis.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.problem.Violations;
import dev.fives.segmentation.basis.app.Bases;
import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Cuts;
import dev.fives.segmentation.basis.model.Measure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Settings replace each other whole; the last one wins. */
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
        return answer(bases.fresh(), SettingsController::rfm);
    }

    @PutMapping("/rfm")
    Mono<ResponseEntity<RfmResponse>> putRfm(@RequestBody RfmRequest request) {
        var measure = measure(request.monetary());
        return answer(bases.change(basis -> basis.withMonetary(measure)), SettingsController::rfm);
    }

    @GetMapping("/frequency-bands")
    Mono<ResponseEntity<BandSettings>> bands() {
        return answer(bases.fresh(), Basis::bands);
    }

    @PutMapping("/frequency-bands")
    Mono<ResponseEntity<BandSettings>> putBands(@RequestBody BandsRequest request) {
        var bands = bands(request);
        return answer(bases.change(basis -> basis.withBands(bands)), Basis::bands);
    }

    private static Measure measure(@Nullable String monetary) {
        var violations = new Violations();
        boolean known = "NET".equals(monetary) || "GROSS".equals(monetary);
        violations.check(known, "/monetary", "monetary: absent or unknown (expected: NET or GROSS)");
        violations.throwIfAny();
        return "GROSS".equals(monetary) ? Measure.GROSS : Measure.NET;
    }

    private BandSettings bands(BandsRequest request) {
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

    private static <T> Mono<ResponseEntity<T>> answer(Mono<Basis> basis, Function<Basis, T> body) {
        return basis.map(
                present -> ResponseEntity.ok().eTag(ETags.of(present.version())).body(body.apply(present)));
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
