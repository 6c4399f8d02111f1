package dev.fives.feedback.outreach.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Marks of one kind, the longest unheard of first. */
final class Marks {
    private Marks() {}

    /**
     * With one more, unless as much is known already; one that says the same again leaves the time as it was.
     *
     * @param kept marks to keep; beyond it those go that others came after, then what does not speak against asking
     */
    static <M extends Mark<M>> List<M> noted(List<M> known, M mark, int kept) {
        Optional<M> latest = latest(known.stream().filter(mark::isAbout));
        if (latest.filter(one -> one.sequence() >= mark.sequence()).isPresent()) {
            return known;
        }
        List<M> all = new ArrayList<>(known);
        Optional<M> same = latest.filter(mark::saysTheSameAs);
        same.ifPresent(all::remove);
        all.add(same.map(one -> one.withSequence(mark.sequence())).orElse(mark));
        while (all.size() > kept && forgetOne(all)) {}
        return List.copyOf(all);
    }

    /** What was so just before the instant: of each ticket or consent the last mark, if there was one by then. */
    static <M extends Mark<M>> Stream<M> before(List<M> marks, Instant instant) {
        List<M> known =
                marks.stream().filter(mark -> mark.at().isBefore(instant)).toList();
        return known.stream().filter(mark -> !isSuperseded(mark, known));
    }

    private static <M extends Mark<M>> boolean forgetOne(List<M> all) {
        Optional<M> forgotten = all.stream()
                .filter(mark -> isSuperseded(mark, all))
                .findFirst()
                .or(() -> all.stream().filter(mark -> !mark.refuses()).findFirst());
        forgotten.ifPresent(all::remove);
        return forgotten.isPresent();
    }

    private static <M extends Mark<M>> boolean isSuperseded(M mark, List<M> all) {
        return all.stream().anyMatch(other -> other.isAbout(mark) && other.sequence() > mark.sequence());
    }

    private static <M extends Mark<M>> Optional<M> latest(Stream<M> marks) {
        return marks.max(Comparator.comparingLong(Mark::sequence));
    }
}
