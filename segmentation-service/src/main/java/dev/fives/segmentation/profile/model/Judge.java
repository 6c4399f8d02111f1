package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.RuleIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says what a profile is under a basis at an instant: band, score, risk, segments, and when time alone will change it. Pure.
 */
public final class Judge {

    /** Just before a due instant; the store keeps milliseconds. */
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final ZoneId zone;
    /** Of the rules that were judged by last: all profiles are judged by the same ones until they move. */
    private final AtomicReference<@Nullable Indexed> latest = new AtomicReference<>();

    private record Indexed(List<PublishedSegment> segments, RuleIndex index) {}

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
            judgement = judgement.then(judge(present, before, basis, new Cause(null, due), false));
            due = judgement.profile().nextDueAt();
        }
        return judgement;
    }

    /** Fires what is due, then applies a change that an event brought, by the rules that it may have turned. */
    public Judgement apply(Profile profile, UnaryOperator<Profile> change, Basis basis, Cause cause) {
        return apply(profile, change, basis, cause, false);
    }

    /** Fires what is due, then judges again by all rules, because the basis moved. */
    public Judgement review(Profile profile, Basis basis, Instant now) {
        return review(profile, UnaryOperator.identity(), basis, now);
    }

    /**
     * The same of what a profile should be: whatever segments are stored, all rules decide anew.
     *
     * @param anew puts right what the rules look at
     */
    public Judgement review(Profile profile, UnaryOperator<Profile> anew, Basis basis, Instant now) {
        var judgement = apply(profile, anew, basis, Cause.rule(now), true);
        return judgement.profile().withJudgedBy(profile.judgedBy()).equals(profile)
                ? new Judgement(profile, List.of(), judgement.evaluated())
                : judgement;
    }

    private Judgement apply(
            Profile profile, UnaryOperator<Profile> change, Basis basis, Cause cause, boolean byAllRules) {
        var caughtUp = catchUp(profile, basis, cause.at());
        var before = facts(caughtUp.profile(), basis, cause.at());
        return caughtUp.then(judge(change.apply(caughtUp.profile()), before, basis, cause, byAllRules));
    }

    /** Fires what is due, then applies what somebody decided, against whatever rule. */
    public Judgement decide(Profile profile, UnaryOperator<Profile> decision, Basis basis, Instant now) {
        return apply(profile, decision, basis, Cause.manual(now), true);
    }

    private Judgement judge(Profile profile, ProfileFacts before, Basis basis, Cause cause, boolean byAllRules) {
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
        var index = index(basis);
        var memberships = new Memberships(index, before, facts, cause);
        memberships.decide(open(index, before, facts, basis, byAllRules));
        changes.addAll(memberships.changes());
        var due = new DueInstants(facts, basis).next(index);
        var judged = profile.judged(facts.band(), score, facts.risk().level(), memberships.segments(), due)
                .withJudgedBy(basis.version());
        return new Judgement(judged, changes, memberships.evaluated());
    }

    @SuppressWarnings("ReferenceEquality") // the same list is the same rules; to compare them costs more than an index
    private RuleIndex index(Basis basis) {
        var known = latest.get();
        if (known == null || known.segments() != basis.segments()) {
            known = new Indexed(basis.segments(), RuleIndex.of(basis.segments()));
            latest.set(known);
        }
        return known.index();
    }

    /**
     * Places of the rules to look at: all where the profile was not judged by the present ones, or is deleted or restored
     * just now.
     */
    private static BitSet open(
            RuleIndex index, ProfileFacts before, ProfileFacts now, Basis basis, boolean byAllRules) {
        var judgedBy = now.profile().judgedBy();
        long rulesSince = Math.max(index.newest(), basis.since().rules());
        if (!byAllRules
                && judgedBy != null
                && judgedBy >= rulesSince
                && before.profile().isDeleted() == now.profile().isDeleted()) {
            return new Touched(before, now).places(index);
        }
        var all = new BitSet();
        all.set(0, index.segments().size());
        return all;
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
}
