package dev.fives.customer.imports.app;

import dev.fives.customer.customer.app.UpsertCustomer;
import dev.fives.customer.customer.app.UpsertCustomer.Upserted;
import dev.fives.customer.imports.model.CustomerBook;
import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.customer.imports.model.CustomerRow;
import dev.fives.customer.imports.model.Effects;
import dev.fives.kit.problem.ProblemException;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns rows into customers the way of every other caller, a few customers side by side, the rows of one customer one
 * after the other. An equal row changes nothing.
 */
@Component
class SettleCustomers {

    private final UpsertCustomer upsertCustomer;
    private final Patience patience;
    private final ImportLimits limits;

    SettleCustomers(UpsertCustomer upsertCustomer, Patience patience, ImportLimits limits) {
        this.upsertCustomer = upsertCustomer;
        this.patience = patience;
        this.limits = limits;
    }

    /** Results as they come; their sum is the share. */
    Flux<ShareResult> settle(CustomerImport spec, CustomerBook book) {
        return Flux.fromIterable(book.customers())
                .buffer(limits.customersAGroup())
                .concatMap(group -> group(spec, group));
    }

    private Mono<ShareResult> group(CustomerImport spec, List<List<CustomerRow>> group) {
        return Flux.fromIterable(group)
                .flatMap(
                        rows -> Flux.fromIterable(rows).concatMap(row -> upsert(spec, row)),
                        limits.customersSideBySide())
                .reduce(ShareResult.NONE, ShareResult::plus);
    }

    private Mono<ShareResult> upsert(CustomerImport spec, CustomerRow row) {
        return patience.with(upsertCustomer.upsert(spec.customerSystem(), row.externalId(), row::over, spec.history()))
                .map(SettleCustomers::done)
                .onErrorResume(ProblemException.class, problem -> refused(row, problem));
    }

    private static ShareResult done(Upserted upserted) {
        return ShareResult.customer(
                switch (upserted.effect()) {
                    case CREATED -> Effects.CUSTOMER_CREATED;
                    case CHANGED -> Effects.CUSTOMER_CHANGED;
                    case UNCHANGED -> Effects.CUSTOMER_UNCHANGED;
                });
    }

    /** What the store cannot do now ends the pass, and the job is taken up again. */
    private static Mono<ShareResult> refused(CustomerRow row, ProblemException problem) {
        return problem.type().status() < 500
                ? Mono.just(ShareResult.refused(row.key(), RefusedCustomer.reason(problem)))
                : Mono.error(problem);
    }
}
