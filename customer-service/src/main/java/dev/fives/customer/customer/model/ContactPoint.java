package dev.fives.customer.customer.model;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to reach the customer.
 *
 * @param value normalised: E.164 for a phone, lower-case domain for an e-mail
 * @param raw as entered, where that differs from the value
 * @param statusAt business time since when it has this status or was verified anew; absent of those from before this was
 *     kept
 * @param shared used by several customers (a family's phone): it identifies nobody, so several may list it
 */
public record ContactPoint(
        Type type,
        String value,
        @Nullable String raw,
        Status status,
        @Nullable Instant verifiedAt,
        @Nullable Instant statusAt,
        boolean shared) {

    /** The channel. */
    public enum Type {
        PHONE,
        EMAIL,
        WECHAT,
        OTHER
    }

    /** Whether messages arrive there. */
    public enum Status {
        UNVERIFIED,
        VERIFIED,
        INVALID
    }

    /** The identifier that this contact point is, empty where it identifies nobody. */
    public Optional<Identifier> identifier() {
        if (shared) {
            return Optional.empty();
        }
        return switch (type) {
            case PHONE -> Optional.of(Identifier.phone(value));
            case EMAIL -> Optional.of(Identifier.email(value.toLowerCase(Locale.ROOT)));
            case WECHAT, OTHER -> Optional.empty();
        };
    }

    /** The same, leading nowhere; itself where that is known, or where somebody has looked after it since. */
    public ContactPoint foundDead(Instant found, Instant now) {
        return status == Status.INVALID || (statusAt != null && statusAt.isAfter(found))
                ? this
                : new ContactPoint(type, value, raw, Status.INVALID, verifiedAt, now, shared);
    }

    boolean standsAs(ContactPoint other) {
        return status == other.status && Objects.equals(verifiedAt, other.verifiedAt);
    }

    /** The same with the status of the other one, since when that has it. */
    ContactPoint standingAs(ContactPoint other) {
        return new ContactPoint(type, value, raw, other.status, other.verifiedAt, other.statusAt, shared);
    }

    boolean isSameAs(ContactPoint other) {
        return type == other.type && value.equals(other.value);
    }
}
