package dev.fives.customer.inbound.app;

import dev.fives.customer.purchase.app.CancelPurchase;
import dev.fives.customer.purchase.app.RefundPurchase;
import dev.fives.kit.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes refunds off their purchase, those too that came before it. All of it may be repeated. */
public class SettleRefunds {
    private static final Logger log = LoggerFactory.getLogger(SettleRefunds.class);

    private final RefundPurchase refund;
    private final CancelPurchase cancel;
    private final WaitingRefunds waiting;

    public SettleRefunds(RefundPurchase refund, CancelPurchase cancel, WaitingRefunds waiting) {
        this.refund = refund;
        this.cancel = cancel;
        this.waiting = waiting;
    }

    /** False where the purchase is not there. */
    Mono<Boolean> take(WaitingRefund wanted) {
        return wanted.refund() == null
                ? cancel.cancel(wanted.purchaseId(), wanted.at()).hasElement()
                : refund.refund(wanted.purchaseId(), wanted.refund()).hasElement();
    }

    /** All that wait for this purchase, in the order in which they came. */
    Mono<Void> of(String purchaseId) {
        return waiting.of(purchaseId)
                .flatMapMany(Flux::fromIterable)
                .concatMap(this::settle)
                .then();
    }

    /** Done, still without its purchase, or refused for good; then it stays to be seen. */
    Mono<Void> settle(WaitingRefund wanted) {
        return take(wanted)
                .flatMap(taken -> taken ? waiting.remove(wanted.id()).then() : Mono.empty())
                .onErrorResume(
                        ProblemException.class,
                        problem -> Refusals.isFinal(problem) ? refuse(wanted, problem) : Mono.error(problem));
    }

    private Mono<Void> refuse(WaitingRefund wanted, ProblemException problem) {
        log.warn("refund {} of {} waited and is refused now", wanted.id(), wanted.purchaseId());
        return waiting.refuse(wanted.id(), Refusals.reason(problem));
    }
}
