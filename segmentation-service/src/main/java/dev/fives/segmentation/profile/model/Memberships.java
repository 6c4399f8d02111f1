package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.RuleIndex;
import dev.fives.segmentation.rule.model.Facts;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Term;
import dev.fives.segmentation.rule.model.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which segments a profile is in after a change. Only the rules that the change may have turned are looked at, and those
 * that ask for the members of a segment that was entered or left by it. For one judgement.
 */
final class Memberships {

    private final RuleIndex index;
    private final ProfileFacts before;
    private final ProfileFacts now;
    private final Cause cause;
    /** By the places of their segments. */
    private final @Nullable Membership[] present;

    private final List<Membership> archived = new ArrayList<>();
    /** Places of the segments that the profile is in by what was decided so far. */
    private final BitSet inside = new BitSet();

    private final List<Membership> next = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private int evaluated;

    Memberships(RuleIndex index, ProfileFacts before, ProfileFacts now, Cause cause) {
        this.index = index;
        this.before = before;
        this.now = now;
        this.cause = cause;
        this.present = new Membership[index.segments().size()];
        for (var member : now.profile().segments()) {
            int place = index.place(member.id());
            if (place < 0) {
                archived.add(member);
            } else {
                present[place] = member;
                inside.set(place);
            }
        }
    }

    /** @param open places of the rules to look at; more are added behind those that were looked at */
    void decide(BitSet open) {
        archived.forEach(gone -> open.or(index.asking(gone.code())));
        var held = (BitSet) inside.clone();
        for (int i = next(open, held, 0); i >= 0; i = next(open, held, i + 1)) {
            if (open.get(i)) {
                decide(i, open);
            } else {
                next.add(Objects.requireNonNull(present[i]));
            }
        }
        archived.forEach(gone -> changes.add(new Change.Exited(gone, null, cause)));
    }

    /** The next place with a rule to look at or a membership to keep, -1 for none: of many rules, these are few. */
    private static int next(BitSet open, BitSet held, int from) {
        int one = open.nextSetBit(from);
        int other = held.nextSetBit(from);
        return one < 0 || (other >= 0 && other < one) ? other : one;
    }

    List<Membership> segments() {
        return next;
    }

    List<Change> changes() {
        return changes;
    }

    int evaluated() {
        return evaluated;
    }

    private void decide(int place, BitSet open) {
        evaluated++;
        var segment = index.segments().get(place);
        var member = present[place];
        Facts facts = this::present;
        boolean matches = now.profile().isIn(segment, facts);
        boolean byHand = now.profile().override(segment.id()).isPresent();
        if (member != null && matches) {
            next.add(member.held(byHand));
        } else if (matches) {
            var entered = new Membership(segment.id(), segment.version(), segment.code(), cause.at()).held(byHand);
            next.add(entered);
            inside.set(place);
            open.or(index.asking(segment.code()));
            changes.add(new Change.Entered(entered, turned(segment.rule(), facts), cause));
        } else if (member != null) {
            inside.clear(place);
            open.or(index.asking(segment.code()));
            changes.add(new Change.Exited(judgedBy(member, segment), turned(segment.rule(), facts), cause));
        }
    }

    /** Of other segments, what was decided just now: they come first. */
    private @Nullable Value present(Term term) {
        return term.field() == Field.SEGMENTS ? new Value.Texts(codes()) : now.value(term);
    }

    private Set<String> codes() {
        return inside.stream()
                .mapToObj(place -> index.segments().get(place).code())
                .collect(Collectors.toSet());
    }

    private static Membership judgedBy(Membership member, PublishedSegment segment) {
        return new Membership(member.id(), segment.version(), segment.code(), member.since());
    }

    private @Nullable String turned(Rule rule, Facts facts) {
        return rule.leaves()
                .filter(leaf -> leaf.matches(before) != leaf.matches(facts))
                .findFirst()
                .map(Leaf::text)
                .orElse(null);
    }
}
