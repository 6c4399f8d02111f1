package dev.fives.loyalty.earning.model;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which segments a customer is in, as last told of each: a mark replaces one of a lower sequence alone. */
public record Memberships(List<Mark> marks) {
    public static final Memberships NOTHING_HEARD = new Memberships(List.of());

    public Memberships {
        marks = List.copyOf(marks);
    }

    /** @param sequence of the profile's event */
    public record Mark(String segmentId, long sequence, boolean inside) {}

    public Memberships with(Mark news) {
        List<Mark> next = new ArrayList<>(marks);
        next.removeIf(mark -> mark.segmentId().equals(news.segmentId()) && mark.sequence() < news.sequence());
        boolean known = next.stream().anyMatch(mark -> mark.segmentId().equals(news.segmentId()));
        if (!known) {
            next.add(news);
        }
        return known ? this : new Memberships(next);
    }

    public Set<String> inside() {
        return marks.stream().filter(Mark::inside).map(Mark::segmentId).collect(toSet());
    }
}
