package dev.fives.customer.customer.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A customer, normalised and checked by {@link CustomerRules}.
 *
 * @param addresses the first one is the main address
 * @param psychographics values, attitudes, lifestyle: text by name
 * @param custom fields of the company: text, number, boolean or a list of text by name
 * @param tags sorted, each once
 * @param history taken over from a past system: no greeting for it
 * @param mergedInto the customer that this one became part of
 * @param deletion while it is deleted
 */
public record Customer(
        String id,
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
        boolean history,
        @Nullable String mergedInto,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Deletion deletion) {
    public Customer {
        addresses = List.copyOf(addresses);
        contactPoints = List.copyOf(contactPoints);
        externalIds = List.copyOf(externalIds);
        psychographics = Map.copyOf(psychographics);
        custom = Map.copyOf(custom);
        tags = List.copyOf(tags);
    }

    /** Every value that names this customer and no other, in the order in which claims are taken. */
    public NavigableSet<Identifier> identifiers() {
        NavigableSet<Identifier> all = new TreeSet<>();
        externalIds.forEach(id -> all.add(Identifier.external(id)));
        contactPoints.forEach(point -> point.identifier().ifPresent(all::add));
        return all;
    }

    /** Whether nothing says who this is: no rule lets that pass, so it is an id that was reserved and never used. */
    public boolean isNobody() {
        return name == null && contactPoints.isEmpty() && externalIds.isEmpty();
    }

    /** What an id that will never be a customer is written as. */
    public static Customer nobody(String id) {
        return new Customer(
                id,
                CustomerKind.PERSON,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                null,
                LifecycleStage.LEAD,
                null,
                null,
                false,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null);
    }

    public boolean isDeleted() {
        return deletion != null;
    }

    /** In the recycle bin, whole. */
    public Customer deleted(Instant at, Duration restorableFor, @Nullable String reason) {
        return with(Deletion.of(at, restorableFor, reason));
    }

    /** As it was before it was deleted. */
    public Customer restored() {
        return with(contactPoints, updatedAt, null);
    }

    /** Deleted for good: too late to be restored. */
    public Customer expired() {
        return deletion == null ? this : with(deletion.expired());
    }

    /** Reached in other ways. */
    public Customer with(List<ContactPoint> newContactPoints, Instant at) {
        return with(newContactPoints, at, deletion);
    }

    private Customer with(@Nullable Deletion newDeletion) {
        return with(contactPoints, updatedAt, newDeletion);
    }

    private Customer with(List<ContactPoint> newContactPoints, Instant at, @Nullable Deletion newDeletion) {
        return new Customer(
                id,
                kind,
                name,
                birthDate,
                gender,
                incomeBand,
                education,
                occupation,
                addresses,
                newContactPoints,
                externalIds,
                psychographics,
                custom,
                tags,
                ownerId,
                lifecycleStage,
                locale,
                timeZone,
                history,
                mergedInto,
                createdAt,
                at,
                newDeletion);
    }

    /** The main address, without any value if there is none. */
    public Address mainAddress() {
        return addresses.isEmpty() ? Address.EMPTY : addresses.getFirst();
    }
}
