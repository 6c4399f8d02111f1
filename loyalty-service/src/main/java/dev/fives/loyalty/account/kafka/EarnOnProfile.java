package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.account.app.EarnOnce;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.Trigger;
import java.util.List;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * {@code customer.created} and {@code customer.updated}: a profile that has everything, once for a customer. Memory:
 * the entry's unique source.
 */
public final class EarnOnProfile implements EventHandler {

    /** What a profile may be asked for. */
    public enum Field {
        BIRTH_DATE(it -> it.birthDate() != null),
        GENDER(it -> it.gender() != null),
        INCOME_BAND(it -> it.incomeBand() != null),
        EDUCATION(it -> it.education() != null),
        OCCUPATION(it -> it.occupation() != null),
        ADDRESS(it -> it.address() != null),
        LOCALE(it -> it.locale() != null),
        TIME_ZONE(it -> it.timeZone() != null);

        @SuppressWarnings("ImmutableEnumChecker") // never changed
        private final Predicate<CustomerAttributes> isThere;

        Field(Predicate<CustomerAttributes> isThere) {
            this.isThere = isThere;
        }
    }

    private final EarnOnce earn;
    private final List<Field> required;

    public EarnOnProfile(EarnOnce earn, List<Field> required) {
        this.earn = earn;
        this.required = List.copyOf(required);
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        CustomerChanged customer = event.dataAs(CustomerChanged.class);
        boolean complete = required.stream().allMatch(field -> field.isThere.test(customer.after()));
        return complete
                ? earn.of(
                        customer.customerId(),
                        "profile-completed",
                        new Occasion.Event(new Trigger.ProfileCompleted(), event.time()))
                : Mono.empty();
    }
}
