package dev.fives.loyalty.account.model;

import dev.fives.loyalty.account.model.Place.Counter;
import dev.fives.loyalty.account.model.Place.Lot;
import dev.fives.loyalty.account.model.Place.Pending;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What time does to an account. Each is an entry of its own, entered as of its day, before anything later. */
public sealed interface Due {
    Comparator<Due> ORDER = Comparator.comparing(Due::on).thenComparing(Due::subject);

    /** From the beginning of this day on. */
    LocalDate on();

    /** The business fact: there is one such entry of an account. */
    String subject();

    Posted at(Standpoint account);

    /** Pending points may be spent. */
    record Activation(LocalDate on) implements Due {
        @Override
        public String subject() {
            return "activation:" + on;
        }

        @Override
        public Posted at(Standpoint account) {
            Posting posting = new Posting(account);
            for (Map.Entry<Pending, Points> each : account.holdings().pending().entrySet()) {
                if (each.getKey().activatesOn().equals(on)) {
                    posting.release(each.getKey(), each.getValue());
                }
            }
            return posting.done();
        }
    }

    /** The points of a lot are lost soon. */
    record Warning(LocalDate on, Lot lot) implements Due {
        @Override
        public String subject() {
            return "expiring:" + lot.id();
        }

        @Override
        public Posted at(Standpoint account) {
            Posting posting = new Posting(account);
            posting.warned(lot);
            return posting.done();
        }
    }

    /** The last day of a lot is over. */
    record Expiry(Lot lot) implements Due {
        private static final RuleRef RULE = RuleRef.of("expiry");

        @Override
        public LocalDate on() {
            return lot.lastDay().plusDays(1);
        }

        @Override
        public String subject() {
            return "expiry:" + lot.id();
        }

        @Override
        public Posted at(Standpoint account) {
            Posting posting = new Posting(account);
            posting.take(lot, Counter.EXPIRED, posting.holdings().in(lot), RULE);
            return posting.done();
        }
    }

    /** What is due next, whenever that is. */
    static Optional<Due> next(Holdings holdings, WalletTerms terms) {
        Stream<Due> activations = holdings.pending().keySet().stream().map(each -> new Activation(each.activatesOn()));
        Stream<Due> losses = holdings.lots().keySet().stream()
                .filter(Lot::expires)
                .flatMap(lot -> lot.lastDay().isAfter(holdings.warnedTo())
                        ? Stream.of(new Warning(lot.lastDay().minusDays(terms.warnDays()), lot), new Expiry(lot))
                        : Stream.of(new Expiry(lot)));
        return Stream.concat(activations, losses).min(ORDER);
    }

    /** What has to be entered before anything else is. */
    static Optional<Due> overdue(Standpoint account) {
        return next(account.holdings(), account.terms()).filter(due -> !due.on().isAfter(account.today()));
    }
}
