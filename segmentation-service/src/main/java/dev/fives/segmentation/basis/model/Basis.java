package dev.fives.segmentation.basis.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a profile is judged by and that is not in it. It has one version for everything, so that whoever wrote a
 * profile can tell by one look whether anything moved meanwhile.
 *
 * @param since from which version on each of the settings is as it is
 * @param traits where values, interests and ways of living are told of
 * @param cuts null until they were computed for the first time
 */
public record Basis(
        long version,
        Since since,
        Measure monetary,
        BandSettings bands,
        @Nullable Cuts cuts,
        List<PublishedSegment> segments,
        List<TraitSource> traits) {

    public Basis {
        segments = List.copyOf(segments);
        traits = List.copyOf(traits);
    }

    /** With no traits to tell. */
    public Basis(
            long version,
            Since since,
            Measure monetary,
            BandSettings bands,
            @Nullable Cuts cuts,
            List<PublishedSegment> segments) {
        this(version, since, monetary, bands, cuts, segments, List.of());
    }

    public Basis withTraits(List<TraitSource> sources) {
        Since fromNow = since.withTraits(version + 1);
        return sources.equals(traits) ? this : new Basis(version, fromNow, monetary, bands, cuts, segments, sources);
    }

    public Basis withMonetary(Measure measure) {
        Since fromNow = since.withMeasure(version + 1);
        return measure == monetary ? this : new Basis(version, fromNow, measure, bands, cuts, segments, traits);
    }

    public Basis withBands(BandSettings settings) {
        Since fromNow = since.withBands(version + 1);
        return settings.equals(bands) ? this : new Basis(version, fromNow, monetary, settings, cuts, segments, traits);
    }

    public Basis withCuts(Cuts newCuts) {
        return new Basis(version, since.withCuts(version + 1), monetary, bands, newCuts, segments, traits);
    }

    /** With the rule in force; unchanged where this or a newer version of it is. */
    public Basis withSegment(PublishedSegment segment) {
        boolean known = segment(segment.id())
                .filter(present -> present.version() >= segment.version())
                .isPresent();
        return known
                ? this
                : withSegments(
                        Stream.concat(others(segment.id()), Stream.of(segment)).toList());
    }

    public Basis withoutSegment(String id) {
        return segment(id).isEmpty() ? this : withSegments(others(id).toList());
    }

    public Basis next() {
        return new Basis(version + 1, since, monetary, bands, cuts, segments, traits);
    }

    public Optional<PublishedSegment> segment(String id) {
        return segments.stream().filter(segment -> segment.id().equals(id)).findFirst();
    }

    private Stream<PublishedSegment> others(String id) {
        return segments.stream().filter(segment -> !segment.id().equals(id));
    }

    private Basis withSegments(List<PublishedSegment> all) {
        return new Basis(version, since, monetary, bands, cuts, all, traits);
    }
}
