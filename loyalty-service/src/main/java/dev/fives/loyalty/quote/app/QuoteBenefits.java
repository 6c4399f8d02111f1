package dev.fives.loyalty.quote.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.quote.model.Quote;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a cart would cost a member now. Nothing is written and nobody is told. */
public final class QuoteBenefits {
    private final Members members;
    private final SpendablePoints customers;
    private final List<DiscountSources> sources;
    private final QuoteLimits limits;

    public QuoteBenefits(
            Members members, SpendablePoints customers, List<DiscountSources> sources, QuoteLimits limits) {
        this.members = members;
        this.customers = customers;
        this.sources = List.copyOf(sources);
        this.limits = limits;
    }

    /** 404 for a customer nothing was heard of, 409 for a deleted one. */
    public Mono<Quote> quote(QuoteDraft draft) {
        return Mono.fromCallable(() -> draft.checked(limits))
                .flatMap(ask -> members.ofCustomer(ask.customerId())
                        .switchIfEmpty(Mono.error(() -> new ProblemException(
                                Problems.NOT_FOUND,
                                "member: " + ask.customerId() + " (expected: a customer that is enrolled)")))
                        .then(Mono.defer(() -> customers.requireNotDeleted(ask.customerId())))
                        .thenMany(Flux.fromIterable(sources))
                        .concatMap(source -> source.of(ask))
                        .collectList()
                        .map(considered -> Quote.of(ask.cart(), considered)));
    }
}
