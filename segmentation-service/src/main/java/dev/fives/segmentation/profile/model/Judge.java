package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what a profile is under a basis at an instant: band, score, risk, segments, and when time alone will change it. Pure.
 */
public final class Judge {

    /** Just before a due instant; the store keeps milliseconds. */
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ZoneId zone;

    /** @param zone of customers who told none */
    public Judge(ZoneId zone) {
        this.zone = zone;
    }

    public ProfileFacts facts(Profile profile, Basis basis, Instant now) {
        return new ProfileFacts(profile, basis, now, zone);
    }

    /** Fires what is due, each as of its own instant. */
    public Judgement catchUp(Profile profile, Basis basis, Instant now) {
        var judgement = new Judgement(profile, List.of());
        var due = profile.nextDueAt();
        while (due != null && !due.isAfter(now)) {
            var present = judgement.profile();
            var before = facts(present, basis, due.minus(MOMENT));
            judgement = judgement.then(judge(present, before, basis, new Cause(null, due)));
            due = judgement.profile().nextDueAt();
        }
        return judgement;
    }

    /** Fires what is due, then applies a change that an event brought. */
    public Judgement apply(Profile profile, UnaryOperator<Profile> change, Basis basis, Cause cause) {
        var caughtUp = catchUp(profile, basis, cause.at());
        var before = facts(caughtUp.profile(), basis, cause.at());
        return caughtUp.then(judge(change.apply(caughtUp.profile()), before, basis, cause));
    }

    /** Fires what is due, then judges again, because the basis moved. */
    public Judgement review(Profile profile, Basis basis, Instant now) {
        return apply(profile, UnaryOperator.identity(), basis, new Cause(null, now));
    }

    private Judgement judge(Profile profile, ProfileFacts before, Basis basis, Cause cause) {
        var facts = facts(profile, basis, cause.at());
        var changes = new ArrayList<Change>();
        if (facts.band() != profile.band()) {
            int inWindow = facts.window().size();
            changes.add(new Change.BandChanged(
                    profile.band(), facts.band(), inWindow, basis.bands().windowDays(), cause));
        }
        var score = score(profile, facts, basis, cause, changes);
        if (facts.risk().level() != profile.risk()) {
            changes.add(new Change.RiskChanged(profile.risk(), facts.risk(), cause));
        }
        var segments = segments(profile, before, facts, basis, cause, changes);
        var due = nextDue(profile, facts, basis, cause.at());
        return new Judgement(profile.judged(facts.band(), score, facts.risk().level(), segments, due), changes);
    }

    private static @Nullable String score(
            Profile profile, ProfileFacts facts, Basis basis, Cause cause, List<Change> changes) {
        var cuts = basis.cuts();
        var input = cuts == null ? null : profile.totals(cuts.measure()).rfm().orElse(null);
        if (cuts == null || input == null) {
            return profile.score();
        }
        var digits = cuts.score(input).digits();
        if (!digits.equals(profile.score())) {
            changes.add(new Change.Rescored(profile.score(), digits, facts.rfm().orElse(input), cuts.version(), cause));
        }
        return digits;
    }

    /** Who is deleted is in none; restored, in those whose rules match then. */
    private static List<Membership> segments(
            Profile profile, ProfileFacts before, ProfileFacts now, Basis basis, Cause cause, List<Change> changes) {
        var present = profile.segments().stream().collect(Collectors.toMap(Membership::id, member -> member));
        var next = new ArrayList<Membership>();
        for (var segment : basis.segments()) {
            var member = present.remove(segment.id());
            boolean matches = !profile.isDeleted() && segment.rule().matches(now);
            if (member != null && matches) {
                next.add(member);
            } else if (matches) {
                var entered = new Membership(segment.id(), segment.version(), segment.code(), cause.at());
                next.add(entered);
                changes.add(new Change.Entered(entered, turned(segment.rule(), before, now), cause));
            } else if (member != null) {
                changes.add(new Change.Exited(judgedBy(member, segment), turned(segment.rule(), before, now), cause));
            }
        }
        present.values().forEach(archived -> changes.add(new Change.Exited(archived, null, cause)));
        return next;
    }

    private static Membership judgedBy(Membership member, PublishedSegment segment) {
        return new Membership(member.id(), segment.version(), segment.code(), member.since());
    }

    private static @Nullable String turned(Rule rule, ProfileFacts before, ProfileFacts now) {
        return rule.leaves()
                .filter(leaf -> leaf.matches(before) != leaf.matches(now))
                .findFirst()
                .map(Leaf::text)
                .orElse(null);
    }

    private static @Nullable Instant nextDue(Profile profile, ProfileFacts facts, Basis basis, Instant now) {
        var dues = new ArrayList<Instant>();
        Risk.nextChange(profile.satisfaction(), now).ifPresent(dues::add);
        bandDue(facts, basis).ifPresent(dues::add);
        basis.segments().stream()
                .flatMap(segment -> segment.rule().leaves())
                .filter(leaf -> leaf.field().growsWithTime())
                .map(leaf -> leafDue(leaf, facts, now).orElse(null))
                .filter(Objects::nonNull)
                .forEach(dues::add);
        return dues.stream().min(Instant::compareTo).orElse(null);
    }

    /** When so many purchases have left the window that the band is lost. */
    private static Optional<Instant> bandDue(ProfileFacts facts, Basis basis) {
        int least = basis.bands().least(facts.band());
        var window = facts.window();
        return least == 0
                ? Optional.empty()
                : Optional.of(
                        window.get(window.size() - least).plus(basis.bands().window()));
    }

    private static Optional<Instant> leafDue(Leaf leaf, ProfileFacts facts, Instant now) {
        return switch (leaf.field()) {
            case RECENCY_DAYS ->
                facts.rfm()
                        .flatMap(rfm -> flip(
                                leaf, rfm.recencyDays(now), days -> rfm.lastAt().plus(Duration.ofDays(days))));
            case AGE -> facts.age().flatMap(age -> flip(leaf, age.years(now), age::reached));
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> flip(Leaf leaf, long present, java.util.function.LongFunction<Instant> reached) {
        var next = leaf.nextFlip(present);
        return next.isPresent() ? Optional.of(reached.apply(next.getAsLong())) : Optional.empty();
    }
}
