package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.RuleIndex;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Term;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Which rules a change may have turned: those that look at something that has another value now. Values are compared
 * only where they come from a part of the profile that changed, or from time where it passed.
 */
final class Touched {

    private final ProfileFacts before;
    private final ProfileFacts now;
    /** Those that came, went or are others now: a term that asks for none of them is what it was. */
    private final List<Purchase> purchases;

    Touched(ProfileFacts before, ProfileFacts now) {
        this.before = before;
        this.now = now;
        this.purchases = now.profile().purchases().unlike(before.profile().purchases());
    }

    BitSet places(RuleIndex index) {
        var places = new BitSet();
        index.mentions().forEach(mention -> {
            if (isNews(mention.getKey())) {
                places.or(mention.getValue());
            }
        });
        return places;
    }

    private boolean isNews(Term term) {
        boolean passed = term.movesWithTime() && !before.now().equals(now.now());
        return isStale(term.field())
                || ((passed || changed(term)) && !Objects.equals(before.value(term), now.value(term)));
    }

    /** What is kept of the last judgement is no longer so, maybe by settings or cut points that moved since. */
    private boolean isStale(Field field) {
        var kept = now.profile();
        return switch (field) {
            case FREQUENCY_BAND -> kept.band() != now.band();
            case RFM_R, RFM_F, RFM_M, RFM_CELL ->
                !now.score().map(score -> score.digits().equals(kept.score())).orElse(kept.score() == null);
            case RISK_LEVEL -> kept.risk() != now.risk().level();
            default -> false;
        };
    }

    private boolean asksForOne(Term term) {
        for (var purchase : purchases) {
            if (purchase.isAskedFor(term.where())) {
                return true;
            }
        }
        return false;
    }

    private boolean changed(Term term) {
        var old = before.profile();
        var fresh = now.profile();
        return switch (term.field().source()) {
            case PURCHASES -> term.isPlain() || asksForOne(term) || !Objects.equals(old.currency(), fresh.currency());
            case SATISFACTION -> !old.satisfaction().equals(fresh.satisfaction());
            case USES -> !old.signals().uses().equals(fresh.signals().uses());
            case CUSTOMER -> !Objects.equals(old.attributes(), fresh.attributes());
            case TRAITS ->
                !Objects.equals(old.attributes(), fresh.attributes())
                        || !old.signals().answers().equals(fresh.signals().answers());
            case SCORES -> true;
            case SEGMENTS -> false;
        };
    }
}
