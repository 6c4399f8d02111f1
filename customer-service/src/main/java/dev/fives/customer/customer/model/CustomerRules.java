package dev.fives.customer.customer.model;

import dev.fives.customer.customer.model.CustomerDraft.ExternalIdDraft;
import dev.fives.kit.draft.model.Refusals;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a customer of a draft: brings each value into its normal form and complains of each that has none. */
public final class CustomerRules {
    private static final Pattern SYSTEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern LUNAR_DATE = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|30)");
    private static final int BIRTH_YEAR_MIN = 1850;

    private final CustomerLimits limits;
    private final ContactRules contacts;
    private final AttributeRules attributes;

    public CustomerRules(CustomerLimits limits, PhoneFormat phones) {
        this.limits = limits;
        this.contacts = new ContactRules(limits, phones);
        this.attributes = new AttributeRules(limits);
    }

    /** A new customer. Use the answer only if there was no complaint. */
    public Customer create(String id, CustomerDraft draft, boolean history, Instant now, Refusals refusals) {
        return build(id, draft, null, history, now, refusals);
    }

    /** The customer as the draft wants it to be. Use the answer only if there was no complaint. */
    public Customer change(Customer present, CustomerDraft draft, Instant now, Refusals refusals) {
        return build(present.id(), draft, present, present.history(), now, refusals);
    }

    private Customer build(
            String id,
            CustomerDraft draft,
            @Nullable Customer present,
            boolean history,
            Instant now,
            Refusals refusals) {
        Checks checks = new Checks(refusals);
        String locale = locale(draft.locale(), checks);
        List<Address> addresses = contacts.addresses(draft.addresses(), checks);
        Customer customer = new Customer(
                id,
                orElse(checks.code("/kind", draft.kind(), CustomerKind.class), CustomerKind.PERSON),
                checks.text("/name", draft.name(), limits.namesLength()),
                birthDate(draft.birthDate(), now, checks),
                checks.code("/gender", draft.gender(), Gender.class),
                checks.code("/incomeBand", draft.incomeBand(), IncomeBand.class),
                checks.code("/education", draft.education(), Education.class),
                checks.text("/occupation", draft.occupation(), limits.namesLength()),
                addresses,
                contacts.points(
                        draft.contactPoints(), contacts.region(locale, addresses), before(present, now), checks),
                externalIds(draft.externalIds(), checks),
                attributes.psychographics(draft.psychographics(), checks),
                attributes.custom(draft.custom(), checks),
                tags(draft.tags(), checks),
                checks.text("/ownerId", draft.ownerId(), limits.idLength()),
                orElse(
                        checks.code("/lifecycleStage", draft.lifecycleStage(), LifecycleStage.class),
                        LifecycleStage.LEAD),
                locale,
                timeZone(draft.timeZone(), checks),
                history,
                present == null ? null : present.mergedInto(),
                present == null ? now : present.createdAt(),
                now,
                present == null ? null : present.deletion());
        if (customer.name() == null
                && customer.contactPoints().isEmpty()
                && customer.externalIds().isEmpty()) {
            checks.refuse("/name", null, "a name, a contact point or an external id");
        }
        return customer;
    }

    /** The normal form of an external id, empty with a complaint where it has none. */
    public Optional<ExternalId> externalId(String pointer, ExternalIdDraft draft, Refusals refusals) {
        return externalId(pointer, draft, new Checks(refusals));
    }

    private Optional<ExternalId> externalId(String pointer, ExternalIdDraft draft, Checks checks) {
        String id = Texts.clean(draft.id());
        if (id != null && id.codePointCount(0, id.length()) > limits.idLength()) {
            id = null;
        }
        String system = draft.system();
        if (system != null && !SYSTEM.matcher(system).matches()) {
            system = null;
        }
        if (system == null) {
            checks.refuse(pointer + "/system", draft.system(), "1 to 40 letters, digits, dots, hyphens");
        }
        if (id == null) {
            checks.refuse(pointer + "/id", draft.id(), "1 to " + limits.idLength() + " characters");
        }
        return system == null || id == null ? Optional.empty() : Optional.of(new ExternalId(system, id));
    }

    private List<ExternalId> externalIds(@Nullable List<ExternalIdDraft> drafts, Checks checks) {
        List<ExternalIdDraft> given = checks.list("/externalIds", drafts, limits.externalIds());
        return IntStream.range(0, given.size())
                .mapToObj(i -> externalId("/externalIds/" + i, given.get(i), checks))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private List<String> tags(@Nullable List<String> drafts, Checks checks) {
        List<String> given = checks.list("/tags", drafts, limits.tags());
        Set<String> tags = new TreeSet<>();
        IntStream.range(0, given.size())
                .mapToObj(i -> checks.text("/tags/" + i, given.get(i), AttributeRules.CODE_LENGTH_MAX))
                .filter(Objects::nonNull)
                .forEach(tags::add);
        return List.copyOf(tags);
    }

    private static @Nullable BirthDate birthDate(
            CustomerDraft.@Nullable BirthDateDraft draft, Instant now, Checks checks) {
        if (draft == null) {
            return null;
        }
        var calendar = orElse(
                checks.code("/birthDate/calendar", draft.calendar(), BirthDate.Calendar.class),
                BirthDate.Calendar.GREGORIAN);
        String date = draft.date();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (date == null || !isDay(date, calendar) || !isPast(date, today)) {
            checks.refuse("/birthDate/date", date, "yyyy-MM-dd, from " + BIRTH_YEAR_MIN + " to today");
            return null;
        }
        return new BirthDate(date, calendar);
    }

    private static boolean isDay(String date, BirthDate.Calendar calendar) {
        return switch (calendar) {
            case LUNAR -> LUNAR_DATE.matcher(date).matches();
            case GREGORIAN -> {
                try {
                    yield LocalDate.parse(date).toString().equals(date);
                } catch (DateTimeException e) {
                    yield false;
                }
            }
        };
    }

    /** East of Greenwich today has begun already, so tomorrow passes; a lunar year lags the common one, never leads. */
    private static boolean isPast(String date, LocalDate today) {
        return date.compareTo(today.plusDays(1).toString()) <= 0 && date.compareTo(BIRTH_YEAR_MIN + "-01-01") >= 0;
    }

    private static @Nullable String locale(@Nullable String tag, Checks checks) {
        if (tag == null) {
            return null;
        }
        Locale locale = Locale.forLanguageTag(tag);
        if (locale.getLanguage().isEmpty() || tag.length() > AttributeRules.CODE_LENGTH_MAX) {
            checks.refuse("/locale", tag, "a BCP 47 tag, zh-CN");
            return null;
        }
        return locale.toLanguageTag();
    }

    private static @Nullable String timeZone(@Nullable String name, Checks checks) {
        if (name == null || ZoneId.getAvailableZoneIds().contains(name)) {
            return name;
        }
        checks.refuse("/timeZone", name, "an IANA name, Asia/Shanghai");
        return null;
    }

    private static ContactRules.Before before(@Nullable Customer present, Instant now) {
        return new ContactRules.Before(present == null ? List.of() : present.contactPoints(), now);
    }

    static <T> T orElse(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
