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
import dev.fives.kit.time.BusinessClock;
import dev.fives.loyalty.care.app.CareStandings;
import dev.fives.loyalty.care.app.PlanCare;
import dev.fives.loyalty.care.model.CarePurpose;
import dev.fives.loyalty.care.model.CareStanding;
import dev.fives.loyalty.referral.app.ReferralCodes;
import dev.fives.loyalty.survey.model.ScoreReactions;
import dev.fives.loyalty.survey.model.ScoreReactions.Answer;
import java.util.List;
import java.util.function.Function;
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
    private final BusinessClock clock;
    private final ReactionLimits limits;

    public ReactToScore(
            AggregateStore<ScoreReactions> store,
            ReferralCodes codes,
            CareStandings standings,
            PlanCare care,
            Ids ids,
            BusinessClock clock,
            ReactionLimits limits) {
        this.store = store;
        this.codes = codes;
        this.standings = standings;
        this.care = care;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
    }

    /** @param score NPS, 0 to 10 */
    public Mono<Void> answered(String customerId, Answer answer, int score) {
        if (answer.at().isBefore(clock.instant().minus(limits.answerAgeMax()))) {
            return Mono.empty();
        }
        if (score >= limits.promoterFrom()) {
            return hear(customerId, before -> high(before, answer)).then();
        }
        return score <= limits.detractorTo() ? recover(customerId, answer) : Mono.empty();
    }

    /** What becomes of the reactions, and who is told. */
    private record Heard(ScoreReactions next, List<NewEvent> events) {}

    /** The standing is looked at after the reactions are read; the code is made for nobody but who is invited. */
    private Mono<Heard> high(ScoreReactions before, Answer answer) {
        return before.isNewHigh(answer)
                ? standings
                        .of(before.customerId())
                        .map(standing -> before.high(answer, mayInvite(standing, answer), limits.pause()))
                        .flatMap(next -> events(next, answer).map(events -> new Heard(next, events)))
                : Mono.just(new Heard(before, List.of()));
    }

    /** As marketing care: not while a serious complaint is open, and not whom it would bother. */
    private boolean mayInvite(CareStanding standing, Answer answer) {
        return !standing.isDeleted()
                && !standing.holds()
                && !standing.denies(limits.inviteChannel(), CarePurpose.MARKETING, answer.at());
    }

    /** A change is written once, so this is told once. */
    private Mono<List<NewEvent>> events(ScoreReactions next, Answer answer) {
        return next.invites(answer)
                ? codes.ofMember(next.customerId())
                        .map(referrer -> List.of(new NewEvent(
                                EventTypes.REFERRAL_INVITED,
                                new ReferralInvited(
                                        next.customerId(), referrer.code(), answer.responseId(), answer.at()),
                                answer.at())))
                : Mono.just(List.of());
    }

    private Mono<Void> recover(String customerId, Answer answer) {
        return hear(customerId, before -> Mono.just(new Heard(before.low(answer, limits.pause()), List.of())))
                .filter(known -> known.recovers(answer))
                .flatMap(
                        known -> care.recovery(customerId, answer.responseId(), limits.recoveryChannel(), answer.at()));
    }

    private Mono<ScoreReactions> hear(String customerId, Function<ScoreReactions, Mono<Heard>> news) {
        String id = ids.derived(PREFIX, "referral-invitation", customerId);
        Mono<Stored<ScoreReactions>> change = store.changeWhen(
                id, stored -> news.apply(stored.state()).flatMap(heard -> decision(stored.state(), heard)));
        return change.switchIfEmpty(Mono.defer(() -> news.apply(ScoreReactions.none(customerId))
                        .flatMap(heard -> store.create(id, customerId, heard.next(), heard.events(), null))))
                .onErrorResume(AlreadyExists.class, taken -> change)
                .map(Stored::state);
    }

    private static Mono<Decision<ScoreReactions>> decision(ScoreReactions before, Heard heard) {
        return heard.next().equals(before)
                ? Repeat.dropped().thenReturn(new Decision.Unchanged<>())
                : Mono.just(new Decision.Changed<>(heard.next(), heard.events()));
    }
}
