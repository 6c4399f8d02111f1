package dev.fives.loyalty.account.app;

import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.RulePoints;
import dev.fives.loyalty.account.model.RuleRef;
import dev.fives.loyalty.earning.app.ActiveRules;
import dev.fives.loyalty.earning.app.Customers;
import dev.fives.loyalty.earning.model.CounterMemory;
import dev.fives.loyalty.earning.model.EarningContext;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.RuleBook;
import dev.fives.loyalty.earning.model.Verdict;
import dev.fives.loyalty.earning.model.Verdict.Judged;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Asks the earning rules about occasions of customers. */
public final class Rules {
    private final ActiveRules active;
    private final Customers customers;
    private final CounterMemory memory;

    public Rules(ActiveRules active, Customers customers, CounterMemory memory) {
        this.active = active;
        this.customers = customers;
        this.memory = memory;
    }

    /**
     * All that has to be read before an account can be looked at, for who judges by it; once more where other rules are
     * in force by the time that he does.
     */
    <T> Mono<T> about(String customerId, Occasion occasion, Function<Asked, Mono<T>> judge) {
        return active.current()
                .flatMap(book -> customers.asked(customerId, book, occasion).map(of -> new Asked(book, occasion, of)))
                .flatMap(judge)
                .retryWhen(Retry.indefinitely().filter(RulesFirst.class::isInstance));
    }

    /** An occasion before the rules. */
    final class Asked {
        private final RuleBook book;
        private final Occasion occasion;
        private final EarningContext customer;

        Asked(RuleBook book, Occasion occasion, EarningContext customer) {
            this.book = book;
            this.occasion = occasion;
            this.customer = customer;
        }

        boolean isWaitedFor() {
            return book.waitsFor(occasion);
        }

        Verdict verdict(AccountView account) {
            if (!active.areInForce(book)) {
                throw new RulesFirst();
            }
            return book.judge(occasion, customer, account.earned(), before(account.entered()))
                    .kept(memory, account.standpoint().today());
        }
    }

    /** The rules have to be read again before anything is decided by them. */
    private static final class RulesFirst extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RulesFirst() {
            super("rules first", null, false, false);
        }
    }

    static boolean wereAsked(AccountView account) {
        return before(account.entered()) != null;
    }

    static List<RulePoints> points(Verdict verdict) {
        return verdict.evaluation().granted().stream()
                .map(one -> new RulePoints(new RuleRef(one.ruleId(), one.version()), Points.of(one.points())))
                .toList();
    }

    private static @Nullable Judged before(List<JournalEntry<LedgerBody>> entered) {
        return entered.reversed().stream()
                .map(entry -> entry.body().judged())
                .filter(Objects::nonNull)
                .findFirst()
                .map(EarningBodies::judged)
                .orElse(null);
    }
}
