package dev.fives.loyalty.earning.model;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which segments and which frequency band a customer is in, as last told of each: what is told replaces what has a lower
 * sequence alone.
 *
 * @param band absent where none was told
 */
public record Memberships(List<Mark> marks, @Nullable Band band) {
    public static final Memberships NOTHING_HEARD = new Memberships(List.of(), null);

    public Memberships {
        marks = List.copyOf(marks);
    }

    /** @param sequence of the profile's event */
    public record Mark(String segmentId, long sequence, boolean inside) {}

    /** @param sequence of the profile's event */
    public record Band(String name, long sequence) {}

    public Memberships with(Mark news) {
        List<Mark> next = new ArrayList<>(marks);
        next.removeIf(mark -> mark.segmentId().equals(news.segmentId()) && mark.sequence() < news.sequence());
        boolean known = next.stream().anyMatch(mark -> mark.segmentId().equals(news.segmentId()));
        if (!known) {
            next.add(news);
        }
        return known ? this : new Memberships(next, band);
    }

    public Memberships with(Band news) {
        return band != null && band.sequence() >= news.sequence() ? this : new Memberships(marks, news);
    }

    /** Null where none was told. */
    public @Nullable String frequencyBand() {
        return band == null ? null : band.name();
    }

    public Set<String> inside() {
        return marks.stream().filter(Mark::inside).map(Mark::segmentId).collect(toSet());
    }
}
