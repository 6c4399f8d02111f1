package dev.fives.customer.customer.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer as somebody wrote it: nothing checked, nothing normalised, everything optional. */
public record CustomerDraft(
        @Nullable String kind,
        @Nullable String name,
        @Nullable BirthDateDraft birthDate,
        @Nullable String gender,
        @Nullable String incomeBand,
        @Nullable String education,
        @Nullable String occupation,
        @Nullable List<AddressDraft> addresses,
        @Nullable List<ContactPointDraft> contactPoints,
        @Nullable List<ExternalIdDraft> externalIds,
        @Nullable Map<String, @Nullable String> psychographics,
        @Nullable Map<String, @Nullable Object> custom,
        @Nullable List<String> tags,
        @Nullable String ownerId,
        @Nullable String lifecycleStage,
        @Nullable String locale,
        @Nullable String timeZone) {

    /** A day of birth as written; the calendar is GREGORIAN unless it says otherwise. */
    public record BirthDateDraft(
            @Nullable String date, @Nullable String calendar) {}

    /** An address as written. */
    public record AddressDraft(
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String district,
            @Nullable String postalCode,
            @Nullable String street) {}

    /** A contact point as written; without a status it keeps the one it has. */
    public record ContactPointDraft(
            @Nullable String type,
            @Nullable String value,
            @Nullable String raw,
            @Nullable String status,
            @Nullable Instant verifiedAt,
            @Nullable Boolean shared) {}

    /** An external id as written. */
    public record ExternalIdDraft(
            @Nullable String system, @Nullable String id) {}

    /** A customer that is known by nothing but an external id, and perhaps its country. */
    public static CustomerDraft known(String system, String id, @Nullable String country) {
        List<AddressDraft> addresses =
                country == null ? List.of() : List.of(new AddressDraft(country, null, null, null, null, null));
        return new CustomerDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                addresses,
                null,
                List.of(new ExternalIdDraft(system, id)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What the draft of this customer would be: the ground that a patch is applied to. */
    public static CustomerDraft of(Customer customer) {
        return new CustomerDraft(
                customer.kind().name(),
                customer.name(),
                Optional.ofNullable(customer.birthDate())
                        .map(birth -> new BirthDateDraft(
                                birth.date(), birth.calendar().name()))
                        .orElse(null),
                code(customer.gender()),
                code(customer.incomeBand()),
                code(customer.education()),
                customer.occupation(),
                customer.addresses().stream().map(CustomerDraft::draft).toList(),
                customer.contactPoints().stream().map(CustomerDraft::draft).toList(),
                customer.externalIds().stream()
                        .map(id -> new ExternalIdDraft(id.system(), id.id()))
                        .toList(),
                Map.copyOf(customer.psychographics()),
                Map.copyOf(customer.custom()),
                customer.tags(),
                customer.ownerId(),
                customer.lifecycleStage().name(),
                customer.locale(),
                customer.timeZone());
    }

    /** This draft where it says something, the other one where it is silent; external ids of both. */
    public CustomerDraft over(CustomerDraft other) {
        return new CustomerDraft(
                first(kind, other.kind),
                first(name, other.name),
                first(birthDate, other.birthDate),
                first(gender, other.gender),
                first(incomeBand, other.incomeBand),
                first(education, other.education),
                first(occupation, other.occupation),
                first(addresses, other.addresses),
                first(contactPoints, other.contactPoints),
                joined(other.externalIds, externalIds),
                first(psychographics, other.psychographics),
                first(custom, other.custom),
                first(tags, other.tags),
                first(ownerId, other.ownerId),
                first(lifecycleStage, other.lifecycleStage),
                first(locale, other.locale),
                first(timeZone, other.timeZone));
    }

    private static AddressDraft draft(Address address) {
        return new AddressDraft(
                address.country(),
                address.region(),
                address.city(),
                address.district(),
                address.postalCode(),
                address.street());
    }

    private static ContactPointDraft draft(ContactPoint point) {
        return new ContactPointDraft(
                point.type().name(), point.value(), point.raw(), null, null, point.shared() ? true : null);
    }

    private static @Nullable String code(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T other) {
        return one != null ? one : other;
    }

    private static List<ExternalIdDraft> joined(
            @Nullable List<ExternalIdDraft> some, @Nullable List<ExternalIdDraft> more) {
        List<ExternalIdDraft> all = new java.util.ArrayList<>(some == null ? List.of() : some);
        (more == null ? List.<ExternalIdDraft>of() : more)
                .stream().filter(id -> !all.contains(id)).forEach(all::add);
        return all;
    }
}
