package dev.fives.customer.customer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names what differs between two states of a customer, by dotted paths; the values stay out of it. */
public final class CustomerChanges {

    /** A single value and its name on the wire. */
    private record Field(String name, Function<Customer, ? extends @Nullable Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("kind", Customer::kind),
            new Field("name", Customer::name),
            new Field("birthDate", Customer::birthDate),
            new Field("gender", Customer::gender),
            new Field("incomeBand", Customer::incomeBand),
            new Field("education", Customer::education),
            new Field("occupation", Customer::occupation),
            new Field("address.country", customer -> customer.mainAddress().country()),
            new Field("address.region", customer -> customer.mainAddress().region()),
            new Field("address.city", customer -> customer.mainAddress().city()),
            new Field("address.district", customer -> customer.mainAddress().district()),
            new Field("address.postalCode", customer -> customer.mainAddress().postalCode()),
            new Field("address.street", customer -> customer.mainAddress().street()),
            new Field(
                    "addresses",
                    customer -> customer.addresses().stream().skip(1).toList()),
            new Field("contactPoints", Customer::contactPoints),
            new Field("externalIds", Customer::externalIds),
            new Field("tags", Customer::tags),
            new Field("ownerId", Customer::ownerId),
            new Field("lifecycleStage", Customer::lifecycleStage),
            new Field("locale", Customer::locale),
            new Field("timeZone", Customer::timeZone),
            new Field("mergedInto", Customer::mergedInto));

    private CustomerChanges() {}

    /** The changed fields, in a fixed order; empty if there is nothing to tell. */
    public static List<String> between(Customer before, Customer after) {
        List<String> changed = new ArrayList<>();
        for (Field field : FIELDS) {
            if (!Objects.equals(field.value().apply(before), field.value().apply(after))) {
                changed.add(field.name());
            }
        }
        addChanged(changed, "psychographics.", before.psychographics(), after.psychographics());
        addChanged(changed, "custom.", before.custom(), after.custom());
        return changed;
    }

    private static void addChanged(List<String> changed, String prefix, Map<String, ?> before, Map<String, ?> after) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .forEach(name -> changed.add(prefix + name));
    }
}
