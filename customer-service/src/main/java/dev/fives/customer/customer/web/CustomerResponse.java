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

    static CustomerResponse of(Stored<Customer> stored) {
        Customer customer = stored.state();
        return new CustomerResponse(
                stored.id(),
                stored.version(),
                customer.kind(),
                customer.name(),
                customer.birthDate(),
                customer.gender(),
                customer.incomeBand(),
                customer.education(),
                customer.occupation(),
                customer.addresses(),
                customer.contactPoints(),
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
}
