package dev.fives.loyalty.adjustment.app;

import dev.fives.kit.security.Persons;
import dev.fives.loyalty.adjustment.model.AdjustmentAsk;
import dev.fives.loyalty.allowance.Allowances;
import reactor.core.publisher.Mono;

/** Whether somebody may give or take points alone, by the adjustment and by what the day has seen. */
public final class AloneOrNot {
    private final Allowances allowances;
    private final Persons persons;
    private final AdjustmentLimits limits;

    public AloneOrNot(Allowances allowances, Persons persons, AdjustmentLimits limits) {
        this.allowances = allowances;
        this.persons = persons;
        this.limits = limits;
    }

    /** What it takes of the day's allowances it takes once, however often it is asked; nothing where it is false. */
    Mono<Boolean> mayDecideAlone(String id, AdjustmentAsk ask) {
        long points = Math.abs(ask.points());
        if (points > limits.alone()) {
            return Mono.just(false);
        }
        String agent = agent(ask);
        String customer = customer(ask);
        return allowances
                .take(agent, id, points, limits.alonePerDay())
                .flatMap(mayHe -> mayHe
                        ? allowances
                                .take(customer, id, points, limits.alonePerCustomer())
                                .flatMap(mayBe -> mayBe
                                        ? Mono.just(true)
                                        : allowances.giveBack(agent, id).thenReturn(false))
                        : Mono.just(false));
    }

    /** Of one that was refused: nothing has moved. */
    Mono<Void> giveBack(String id, AdjustmentAsk ask) {
        return allowances.giveBack(agent(ask), id).then(Mono.defer(() -> allowances.giveBack(customer(ask), id)));
    }

    private String agent(AdjustmentAsk ask) {
        return "adjuster:" + persons.of(ask.by()).orElse(ask.by());
    }

    private static String customer(AdjustmentAsk ask) {
        return "adjusted:" + ask.customerId();
    }
}
