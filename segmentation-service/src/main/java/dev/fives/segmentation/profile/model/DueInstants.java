package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.RfmInput;
import dev.fives.segmentation.basis.model.RuleIndex;
import dev.fives.segmentation.basis.model.RuleIndex.Timed;
import dev.fives.segmentation.rule.model.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When time alone will change a profile. */
record DueInstants(ProfileFacts facts, Basis basis) {

    @Nullable
    Instant next(RuleIndex index) {
        var ofRules = index.timed().stream().map(this::due).filter(Objects::nonNull);
        var ofScores = Stream.of(Risk.nextChange(facts.profile().satisfaction(), facts.now()), bandDue())
                .flatMap(Optional::stream);
        return Stream.concat(ofScores, ofRules).min(Instant::compareTo).orElse(null);
    }

    /** When so many purchases have left the window that the band is lost. */
    private Optional<Instant> bandDue() {
        int least = basis.bands().least(facts.band());
        var window = facts.window();
        return least == 0
                ? Optional.empty()
                : Optional.of(
                        window.get(window.size() - least).plus(basis.bands().window()));
    }

    private @Nullable Instant due(Timed timed) {
        return switch (timed.term().field()) {
            case RECENCY_DAYS ->
                facts.lastAt(timed.term())
                        .map(last -> plusDays(last, timed.nextFlip(RfmInput.recencyDays(last, facts.now()))))
                        .orElse(null);
            case AGE ->
                facts.age()
                        .map(age -> birthday(age, timed.nextFlip(age.years(facts.now()))))
                        .orElse(null);
            default -> windowDue(timed);
        };
    }

    private static @Nullable Instant plusDays(Instant last, @Nullable Long days) {
        return days == null ? null : last.plus(Duration.ofDays(days));
    }

    private static @Nullable Instant birthday(Age age, @Nullable Long years) {
        return years == null ? null : age.reached(years);
    }

    private @Nullable Instant windowDue(Timed timed) {
        var term = timed.term();
        var counted = facts.counted(term);
        if (counted.all().isEmpty()) {
            return null; // nothing will leave the window
        }
        var present = counted.value(term.field());
        return counted.nextTurn(
                        Objects.requireNonNull(term.window()), term.field(), later -> isTurned(timed, present, later))
                .orElse(null);
    }

    private static boolean isTurned(Timed timed, @Nullable Value present, @Nullable Value later) {
        for (var leaf : timed.leaves()) {
            if (leaf.holds(later) != leaf.holds(present)) {
                return true;
            }
        }
        return false;
    }
}
