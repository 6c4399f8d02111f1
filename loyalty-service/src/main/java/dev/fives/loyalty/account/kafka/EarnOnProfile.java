package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.account.app.EarnOnce;
import dev.fives.loyalty.earning.model.Occasion;
import dev.fives.loyalty.earning.model.Trigger;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * {@code customer.created} and {@code customer.updated}: a profile that has everything, once for a customer. Memory:
 * the entry's unique source.
 */
public final class EarnOnProfile implements EventHandler {

    /** What a profile may be asked for. */
    public enum Field {
        BIRTH_DATE,
        GENDER,
        INCOME_BAND,
        EDUCATION,
        OCCUPATION,
        ADDRESS,
        LOCALE,
        TIME_ZONE;

        private boolean isThereIn(CustomerAttributes customer) {
            return switch (this) {
                case BIRTH_DATE -> customer.birthDate() != null;
                case GENDER -> customer.gender() != null;
                case INCOME_BAND -> customer.incomeBand() != null;
                case EDUCATION -> customer.education() != null;
                case OCCUPATION -> customer.occupation() != null;
                case ADDRESS -> customer.address() != null;
                case LOCALE -> customer.locale() != null;
                case TIME_ZONE -> customer.timeZone() != null;
            };
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
        boolean complete = required.stream().allMatch(field -> field.isThereIn(customer.after()));
        return complete
                ? earn.of(
                        customer.customerId(),
                        "profile-completed",
                        new Occasion.Event(new Trigger.ProfileCompleted(), event.time()))
                : Mono.empty();
    }
}
