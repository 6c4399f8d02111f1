package dev.fives.segmentation.basis.model;

/**
 * The versions of the basis from which on measure, cut points and bands are as they are. They are what a caller has
 * seen of them: the version of the whole moves with every segment that is published.
 */
public record Since(long measure, long cuts, long bands, long traits) {

    public static final Since FIRST = new Since(1, 1, 1, 1);

    public Since(long measure, long cuts, long bands) {
        this(measure, cuts, bands, 1);
    }

    /** Measure and cut points, which are shown together. */
    public long rfm() {
        return Math.max(measure, cuts);
    }

    /** All but the cut points, whose effect on a profile its scores tell. */
    public long rules() {
        return Math.max(traits, Math.max(measure, bands));
    }

    /** Whether the measure was the present one when RFM was seen so: cut points, which nobody sets, come by themselves. */
    public boolean isMeasureSeen(long rfm) {
        return measure <= rfm && rfm <= rfm();
    }

    Since withMeasure(long version) {
        return new Since(version, cuts, bands, traits);
    }

    Since withCuts(long version) {
        return new Since(measure, version, bands, traits);
    }

    Since withBands(long version) {
        return new Since(measure, cuts, version, traits);
    }

    Since withTraits(long version) {
        return new Since(measure, cuts, bands, version);
    }
}
