package dev.fives.customer.customer.model;

import dev.fives.customer.customer.model.CustomerDraft.AddressDraft;
import dev.fives.customer.customer.model.CustomerDraft.ContactPointDraft;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Normal forms of the ways to reach somebody: phones, e-mails, addresses. */
final class ContactRules {
    private static final String CHINA = "CN";
    /** The store's dates end later, those of RFC 3339 there. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final CustomerLimits limits;
    private final PhoneFormat phones;

    ContactRules(CustomerLimits limits, PhoneFormat phones) {
        this.limits = limits;
        this.phones = phones;
    }

    /** Where a phone without country code is: the locale says it, else the main address, else the configuration. */
    String region(@Nullable String localeTag, List<Address> addresses) {
        Locale locale = localeTag == null ? Locale.ROOT : Locale.forLanguageTag(localeTag);
        if (!locale.getCountry().isEmpty()) {
            return locale.getCountry();
        }
        String country = addresses.isEmpty() ? null : addresses.getFirst().country();
        if (country != null && country.length() == 2) {
            return country;
        }
        return locale.getLanguage().equals("zh") ? CHINA : limits.phoneRegion();
    }

    List<Address> addresses(@Nullable List<AddressDraft> drafts, Checks checks) {
        List<AddressDraft> given = checks.list("/addresses", drafts, limits.addresses());
        return IntStream.range(0, given.size())
                .mapToObj(i -> address("/addresses/" + i, given.get(i), checks))
                .filter(address -> !address.equals(Address.EMPTY))
                .toList();
    }

    private Address address(String pointer, AddressDraft draft, Checks checks) {
        String country = checks.text(pointer + "/country", draft.country(), limits.namesLength());
        String countryCode = country == null ? null : Regions.country(country).orElse(country);
        String region = checks.text(pointer + "/region", draft.region(), limits.namesLength());
        Optional<String> chinese = countryCode == null || countryCode.equals(CHINA)
                ? Optional.ofNullable(region).flatMap(Regions::chineseRegion)
                : Optional.empty();
        return new Address(
                countryCode == null && chinese.isPresent() ? CHINA : countryCode,
                chinese.orElse(codeOrName(region)),
                checks.text(pointer + "/city", draft.city(), limits.namesLength()),
                checks.text(pointer + "/district", draft.district(), limits.namesLength()),
                checks.text(pointer + "/postalCode", draft.postalCode(), AttributeRules.CODE_LENGTH_MAX),
                checks.text(pointer + "/street", draft.street(), limits.textLength()));
    }

    private static @Nullable String codeOrName(@Nullable String region) {
        String upper = region == null ? null : region.toUpperCase(Locale.ROOT);
        return upper != null && Regions.isSubdivisionCode(upper) ? upper : region;
    }

    /** What the customer listed until now. */
    record Before(List<ContactPoint> points, Instant now) {
        /** One that was known keeps its status unless the draft names another. */
        ContactPoint keep(ContactPoint fresh, boolean namesStatus) {
            return points.stream()
                    .filter(fresh::isSameAs)
                    .findFirst()
                    .filter(old -> !namesStatus || fresh.standsAs(old))
                    .map(fresh::standingAs)
                    .orElse(fresh);
        }
    }

    /** The points, each once. */
    List<ContactPoint> points(@Nullable List<ContactPointDraft> drafts, String region, Before before, Checks checks) {
        List<ContactPointDraft> given = checks.list("/contactPoints", drafts, limits.contactPoints());
        List<ContactPoint> points = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            point("/contactPoints/" + i, given.get(i), region, before, checks)
                    .filter(point -> points.stream().noneMatch(point::isSameAs))
                    .ifPresent(points::add);
        }
        return points;
    }

    private Optional<ContactPoint> point(
            String pointer, ContactPointDraft draft, String region, Before before, Checks checks) {
        var type = checks.code(pointer + "/type", draft.type(), ContactPoint.Type.class);
        var status = checks.code(pointer + "/status", draft.status(), ContactPoint.Status.class);
        String raw = checks.text(pointer + "/value", draft.value(), limits.idLength());
        checks.text(pointer + "/raw", draft.raw(), limits.idLength());
        Instant verifiedAt = verifiedAt(pointer + "/verifiedAt", draft.verifiedAt(), checks);
        if (type == null || raw == null) {
            refuseIncomplete(pointer, draft, checks);
            return Optional.empty();
        }
        return value(pointer + "/value", type, raw, region, checks)
                .map(value -> point(type, value, raw, draft, status, verifiedAt, before));
    }

    private static void refuseIncomplete(String pointer, ContactPointDraft draft, Checks checks) {
        if (draft.type() == null) {
            checks.refuse(pointer + "/type", null, "PHONE, EMAIL, WECHAT or OTHER");
        }
        if (Texts.clean(draft.value()) == null) {
            checks.refuse(pointer + "/value", draft.value(), "a number, an address or an id");
        }
    }

    private Optional<String> value(String pointer, ContactPoint.Type type, String raw, String region, Checks checks) {
        Optional<String> value = switch (type) {
            case PHONE -> phones.e164(raw, region);
            case EMAIL -> Texts.email(raw);
            case WECHAT, OTHER -> Optional.of(raw);
        };
        if (value.isEmpty()) {
            boolean phone = type == ContactPoint.Type.PHONE;
            checks.refuse(
                    pointer,
                    phone ? "phone" : "email",
                    raw,
                    phone ? "a number of " + region + ", or with country code, +8613800138000" : "name@host");
        }
        return value;
    }

    private static @Nullable Instant verifiedAt(String pointer, @Nullable Instant given, Checks checks) {
        if (given != null && (given.isBefore(Instant.EPOCH) || given.isAfter(LATEST))) {
            checks.refuse(pointer, given.toString(), "a year from 1970 to 9999");
            return null;
        }
        return given == null ? null : given.truncatedTo(ChronoUnit.MILLIS);
    }

    private static ContactPoint point(
            ContactPoint.Type type,
            String value,
            String raw,
            ContactPointDraft draft,
            ContactPoint.@Nullable Status status,
            @Nullable Instant verifiedAt,
            Before before) {
        boolean shared = Boolean.TRUE.equals(draft.shared());
        String asEntered = raw.equals(value) ? Texts.clean(draft.raw()) : raw;
        ContactPoint fresh = new ContactPoint(
                type,
                value,
                asEntered,
                CustomerRules.orElse(status, ContactPoint.Status.UNVERIFIED),
                verifiedAt,
                before.now(),
                shared);
        return before.keep(fresh, status != null);
    }
}
