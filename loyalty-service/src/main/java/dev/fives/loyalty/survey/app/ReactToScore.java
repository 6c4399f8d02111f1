package dev.fives.loyalty.survey.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.ReferralInvited;
import dev.fives.kit.events.listener.Repeat;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AlreadyExists;
import dev.fives.kit.events.outbox.Decision;
import dev.fives.kit.events.outbox.NewEvent;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.loyalty.care.app.CareStandings;
import dev.fives.loyalty.care.app.PlanCare;
import dev.fives.loyalty.care.model.CarePurpose;
import dev.fives.loyalty.care.model.CareStanding;
import dev.fives.loyalty.referral.app.ReferralCodes;
import dev.fives.loyalty.survey.model.ScoreReactions;
import dev.fives.loyalty.survey.model.ScoreReactions.Answer;
import java.util.List;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/**
 * Who recommends us is invited to bring a friend, who does not is looked after; each not over and over. What is done is
 * decided in one document of the customer, which tells of the invitation too; the care task that follows can be written
 * again.
 */
public final class ReactToScore {
    private static final String PREFIX = "rfi";

    private final AggregateStore<ScoreReactions> store;
    private final ReferralCodes codes;
    private final CareStandings standings;
    private final PlanCare care;
    private final Ids ids;
    private final ReactionLimits limits;

    public ReactToScore(
            AggregateStore<ScoreReactions> store,
            ReferralCodes codes,
            CareStandings standings,
            PlanCare care,
            Ids ids,
            ReactionLimits limits) {
        this.store = store;
        this.codes = codes;
        this.standings = standings;
        this.care = care;
        this.ids = ids;
        this.limits = limits;
    }

    /** @param score NPS, 0 to 10 */
    public Mono<Void> answered(String customerId, Answer answer, int score) {
        if (score >= limits.promoterFrom()) {
            return invite(customerId, answer);
        }
        return score <= limits.detractorTo() ? recover(customerId, answer) : Mono.empty();
    }

    private Mono<Void> invite(String customerId, Answer answer) {
        return standings
                .of(customerId)
                .map(standing -> mayInvite(standing, answer))
                .zipWith(codes.ofMember(customerId), (allowed, referrer) -> new Wish(allowed, referrer.code()))
                .flatMap(wish -> hear(
                        customerId, wish.code(), answer, known -> known.high(answer, wish.allowed(), limits.pause())))
                .then();
    }

    private record Wish(boolean allowed, String code) {}

    /** As marketing care: not while a serious complaint is open, and not whom it would bother. */
    private boolean mayInvite(CareStanding standing, Answer answer) {
        return !standing.isDeleted()
                && !standing.holds()
                && !standing.denies(limits.inviteChannel(), CarePurpose.MARKETING, answer.at());
    }

    private Mono<Void> recover(String customerId, Answer answer) {
        return hear(customerId, "", answer, known -> known.low(answer, limits.pause()))
                .filter(known -> known.recovers(answer))
                .flatMap(
                        known -> care.recovery(customerId, answer.responseId(), limits.recoveryChannel(), answer.at()));
    }

    private Mono<ScoreReactions> hear(
            String customerId, String code, Answer answer, UnaryOperator<ScoreReactions> news) {
        String id = ids.derived(PREFIX, "referral-invitation", customerId);
        Mono<Stored<ScoreReactions>> change = store.changeWhen(id, stored -> {
            ScoreReactions next = news.apply(stored.state());
            return next.equals(stored.state())
                    ? Repeat.dropped().thenReturn(new Decision.Unchanged<>())
                    : Mono.just(new Decision.Changed<>(next, events(next, code, answer)));
        });
        return change.switchIfEmpty(Mono.defer(() -> {
                    ScoreReactions first = news.apply(ScoreReactions.none(customerId));
                    return store.create(id, customerId, first, events(first, code, answer), null);
                }))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .map(Stored::state);
    }

    /** A change is written once, so this is told once. */
    private static List<NewEvent> events(ScoreReactions next, String code, Answer answer) {
        return next.invites(answer)
                ? List.of(new NewEvent(
                        EventTypes.REFERRAL_INVITED,
                        new ReferralInvited(next.customerId(), code, answer.responseId(), answer.at()),
                        answer.at()))
                : List.of();
    }
}
