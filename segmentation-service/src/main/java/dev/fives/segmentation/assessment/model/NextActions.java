package dev.fives.segmentation.assessment.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What to do next for a customer.
 *
 * @param actions the first one first
 * @param withheld promotions that there would be reason for, but for what stands against them
 * @param against why promotions are withheld; empty where they are not
 */
public record NextActions(List<Action> actions, List<Action> withheld, List<Reason> against) {
    public NextActions {
        actions = List.copyOf(actions);
        withheld = List.copyOf(withheld);
        against = List.copyOf(against);
    }

    public record Action(Code code, List<Reason> reasons) {
        public Action {
            reasons = List.copyOf(reasons);
        }
    }

    /** The most urgent first. */
    public enum Code {
        CALL_BACK(false),
        FOLLOW_UP(false),
        CONTACT(false),
        WELCOME(false),
        REACTIVATE(true),
        RECOMMEND(true),
        ASK_REFERRAL(true);

        private final boolean promotion;

        Code(boolean promotion) {
            this.promotion = promotion;
        }
    }

    /** Nobody is offered anything while a complaint is open. */
    public static NextActions of(Known known) {
        var all = all(known);
        var against = known.openComplaints();
        return against.isEmpty()
                ? new NextActions(all, List.of(), against)
                : new NextActions(
                        all.stream().filter(action -> !action.code().promotion).toList(),
                        all.stream().filter(action -> action.code().promotion).toList(),
                        against);
    }

    private static List<Action> all(Known known) {
        var recommend = Stream.concat(known.expected().stream(), known.topCategory().stream())
                .toList();
        return Stream.of(
                        new Action(Code.CALL_BACK, known.openComplaints()),
                        new Action(Code.FOLLOW_UP, known.negativeScores()),
                        new Action(Code.CONTACT, known.contactDue()),
                        new Action(Code.WELCOME, known.firstPurchase()),
                        new Action(Code.REACTIVATE, known.overdue()),
                        new Action(Code.RECOMMEND, known.expected().isEmpty() ? List.of() : recommend),
                        new Action(Code.ASK_REFERRAL, known.promoter()))
                .filter(action -> !action.reasons().isEmpty())
                .toList();
    }
}
