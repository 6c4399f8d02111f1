package dev.fives.segmentation.basis.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The cut points of the quintiles, of one moment. A score is a pure function of these and of the profile: recency is
 * taken as of {@code asOf}, so that no score changes by time alone.
 *
 * @param version one more with each computation
 * @param population customers that were ranked
 */
public record Cuts(
        long version,
        Instant asOf,
        Measure measure,
        int population,
        List<BigDecimal> r,
        List<BigDecimal> f,
        List<BigDecimal> m) {

    public Cuts {
        r = List.copyOf(r);
        f = List.copyOf(f);
        m = List.copyOf(m);
    }

    public static Cuts of(long version, Instant asOf, Measure measure, List<RfmInput> all) {
        return new Cuts(
                version,
                asOf,
                measure,
                all.size(),
                cuts(all, input -> freshness(input, asOf)),
                cuts(all, input -> BigDecimal.valueOf(input.purchases())),
                cuts(all, RfmInput::amount));
    }

    public RfmScore score(RfmInput input) {
        return new RfmScore(
                Quintiles.score(r, freshness(input, asOf)),
                Quintiles.score(f, BigDecimal.valueOf(input.purchases())),
                Quintiles.score(m, input.amount()));
    }

    /** Whether every customer is scored the same by both and the population is the same. */
    public boolean sameRanking(Cuts other) {
        return asOf.equals(other.asOf)
                && measure == other.measure
                && population == other.population
                && r.equals(other.r)
                && f.equals(other.f)
                && m.equals(other.m);
    }

    /** Fewer days are better, so they rank the other way round. */
    private static BigDecimal freshness(RfmInput input, Instant asOf) {
        return BigDecimal.valueOf(-input.recencyDays(asOf));
    }

    private static List<BigDecimal> cuts(List<RfmInput> all, Function<RfmInput, BigDecimal> value) {
        return Quintiles.cuts(all.stream().map(value).sorted().toList());
    }
}
