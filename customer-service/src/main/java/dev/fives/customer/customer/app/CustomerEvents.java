package dev.fives.customer.customer.app;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.customer.customer.model.Address;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.Deletion;
import dev.fives.kit.events.outbox.NewEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells others of a customer, without its name, contact points, external ids, street or psychographics. */
public final class CustomerEvents {
    private static final String CUSTOM = "custom.";

    private CustomerEvents() {}

    static NewEvent created(Customer customer) {
        var data = new CustomerChanged(customer.id(), 1, customer.history(), List.of(), null, snapshot(customer));
        return new NewEvent(EventTypes.CUSTOMER_CREATED, data);
    }

    static NewEvent updated(Customer before, Customer after, List<String> changedFields, long version) {
        var data = new CustomerChanged(
                after.id(),
                version,
                after.history(),
                changedFields,
                only(new HashSet<>(changedFields), before),
                snapshot(after));
        return new NewEvent(EventTypes.CUSTOMER_UPDATED, data);
    }

    /** @param after it is deleted, with all that was known of it */
    static NewEvent deleted(Customer after, Deletion deletion, long version) {
        var data = new CustomerDeleted(
                after.id(),
                version,
                after.history(),
                deletion.reason(),
                deletion.restorableUntil(),
                snapshot(after),
                deletion.at());
        return new NewEvent(EventTypes.CUSTOMER_DELETED, data, deletion.at());
    }

    static NewEvent restored(Customer after, long version) {
        var data = new CustomerChanged(after.id(), version, after.history(), List.of(), null, snapshot(after));
        return new NewEvent(EventTypes.CUSTOMER_RESTORED, data);
    }

    /** All that others may know of it. */
    public static CustomerAttributes snapshot(Customer customer) {
        return attributes(customer, field -> true, customer.custom());
    }

    private static CustomerAttributes only(Set<String> fields, Customer customer) {
        Map<String, Object> custom = new TreeMap<>(customer.custom());
        custom.keySet().removeIf(name -> !fields.contains(CUSTOM + name));
        return attributes(customer, fields::contains, custom);
    }

    private static CustomerAttributes attributes(
            Customer customer, Predicate<String> shown, Map<String, Object> custom) {
        var pick = new Picker(customer, shown);
        return new CustomerAttributes(
                pick.code("kind", Customer::kind),
                pick.code("lifecycleStage", Customer::lifecycleStage),
                pick.value("birthDate", CustomerEvents::birthDate),
                pick.code("gender", Customer::gender),
                pick.code("incomeBand", Customer::incomeBand),
                pick.code("education", Customer::education),
                pick.value("occupation", Customer::occupation),
                address(pick),
                pick.value("locale", Customer::locale),
                pick.value("timeZone", Customer::timeZone),
                pick.value("tags", each -> each.tags().isEmpty() ? null : each.tags()),
                custom.isEmpty() ? null : custom);
    }

    private static CustomerAttributes.@Nullable BirthDate birthDate(Customer customer) {
        var birth = customer.birthDate();
        return birth == null
                ? null
                : new CustomerAttributes.BirthDate(
                        birth.date(), birth.calendar().name());
    }

    private static CustomerAttributes.@Nullable Address address(Picker pick) {
        var address = new CustomerAttributes.Address(
                pick.ofAddress("address.country", Address::country),
                pick.ofAddress("address.region", Address::region),
                pick.ofAddress("address.city", Address::city),
                pick.ofAddress("address.postalCode", Address::postalCode));
        return address.equals(new CustomerAttributes.Address(null, null, null, null)) ? null : address;
    }

    /** Takes the values whose fields are shown. */
    private record Picker(Customer customer, Predicate<String> shown) {
        <T> @Nullable T value(String field, Function<Customer, @Nullable T> value) {
            return shown.test(field) ? value.apply(customer) : null;
        }

        @Nullable
        String code(String field, Function<Customer, ? extends @Nullable Enum<?>> value) {
            Enum<?> code = shown.test(field) ? value.apply(customer) : null;
            return code == null ? null : code.name();
        }

        @Nullable
        String ofAddress(String field, Function<Address, @Nullable String> value) {
            return shown.test(field) ? value.apply(customer.mainAddress()) : null;
        }
    }
}
