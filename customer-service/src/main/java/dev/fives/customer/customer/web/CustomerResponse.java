package dev.fives.customer.customer.web;

import dev.fives.customer.customer.model.Address;
import dev.fives.customer.customer.model.BirthDate;
import dev.fives.customer.customer.model.ContactPoint;
import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerKind;
import dev.fives.customer.customer.model.Education;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.customer.customer.model.Gender;
import dev.fives.customer.customer.model.IncomeBand;
import dev.fives.customer.customer.model.LifecycleStage;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.request.Masking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as it is answered. */
record CustomerResponse(
        String id,
        long version,
        CustomerKind kind,
        @Nullable String name,
        @Nullable BirthDate birthDate,
        @Nullable Gender gender,
        @Nullable IncomeBand incomeBand,
        @Nullable Education education,
        @Nullable String occupation,
        List<Address> addresses,
        List<ContactPoint> contactPoints,
        List<ExternalId> externalIds,
        Map<String, String> psychographics,
        Map<String, Object> custom,
        List<String> tags,
        @Nullable String ownerId,
        LifecycleStage lifecycleStage,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt) {

    static CustomerResponse of(Stored<Customer> stored, Masking masking) {
        Customer customer = stored.state();
        return new CustomerResponse(
                stored.id(),
                stored.version(),
                customer.kind(),
                masking.textOrNone(customer.name()),
                birthDate(customer.birthDate(), masking),
                customer.gender(),
                customer.incomeBand(),
                customer.education(),
                customer.occupation(),
                customer.addresses().stream()
                        .map(address -> shown(address, masking))
                        .toList(),
                customer.contactPoints().stream()
                        .map(point -> shown(point, masking))
                        .toList(),
                customer.externalIds(),
                customer.psychographics(),
                customer.custom(),
                customer.tags(),
                customer.ownerId(),
                customer.lifecycleStage(),
                customer.locale(),
                customer.timeZone(),
                customer.mergedInto(),
                customer.createdAt(),
                customer.updatedAt());
    }

    private static @Nullable BirthDate birthDate(@Nullable BirthDate date, Masking masking) {
        return date == null ? null : new BirthDate(masking.date(date.date()), date.calendar());
    }

    private static Address shown(Address address, Masking masking) {
        return new Address(
                address.country(),
                address.region(),
                address.city(),
                address.district(),
                address.postalCode(),
                masking.textOrNone(address.street()));
    }

    private static ContactPoint shown(ContactPoint point, Masking masking) {
        return new ContactPoint(
                point.type(),
                value(point, masking),
                masking.textOrNone(point.raw()),
                point.status(),
                point.verifiedAt(),
                null, // bookkeeping, of no use to callers
                point.shared());
    }

    private static String value(ContactPoint point, Masking masking) {
        return switch (point.type()) {
            case PHONE -> masking.phone(point.value());
            case EMAIL -> masking.mail(point.value());
            case WECHAT, OTHER -> masking.text(point.value());
        };
    }
}
