package dev.fives.loyalty.care.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.loyalty.care.app.KeepCalendar;
import dev.fives.loyalty.care.model.Birthday;
import dev.fives.loyalty.care.model.CareProfile;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * {@code customer.created}, {@code customer.updated}, {@code customer.deleted} and {@code customer.restored}: birthday,
 * zone and country. Memory: the highest sequence of the customer, in its calendar.
 */
public final class CareOnProfile implements EventHandler {
    private final KeepCalendar calendars;

    public CareOnProfile(KeepCalendar calendars) {
        this.calendars = calendars;
    }

    @Override
    public Mono<Void> handle(ReceivedEvent event) {
        CareProfile profile = event.type().equals(EventTypes.CUSTOMER_DELETED.name())
                ? CareProfile.ofDeleted(event.sequence())
                : profile(event.sequence(), event.dataAs(CustomerChanged.class).after());
        return calendars.heard(event.aggregateId(), profile, event.time());
    }

    private static CareProfile profile(long sequence, CustomerAttributes customer) {
        CustomerAttributes.Address address = customer.address();
        return new CareProfile(
                sequence,
                false,
                birthday(customer.birthDate()),
                customer.timeZone(),
                address == null ? null : address.country(),
                address == null ? null : address.region());
    }

    private static @Nullable Birthday birthday(CustomerAttributes.@Nullable BirthDate birth) {
        return birth == null
                ? null
                : Birthday.of(birth.date(), birth.calendar()).orElse(null);
    }
}
