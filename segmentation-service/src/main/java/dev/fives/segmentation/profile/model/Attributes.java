package dev.fives.segmentation.profile.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the customer's own events tell, without identifiers.
 *
 * @param custom fields of the company's own; null for none
 * @param birthDate {@code yyyy-MM-dd}, Gregorian, also where the customer told a lunar one
 */
public record Attributes(
        @Nullable String kind,
        @Nullable String lifecycleStage,
        @Nullable String birthDate,
        @Nullable String gender,
        @Nullable String incomeBand,
        @Nullable String education,
        @Nullable String occupation,
        @Nullable String country,
        @Nullable String region,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable List<String> tags,
        @Nullable List<CustomField> custom) {

    /** Of a customer without fields of the company's own. */
    public Attributes(
            @Nullable String kind,
            @Nullable String lifecycleStage,
            @Nullable String birthDate,
            @Nullable String gender,
            @Nullable String incomeBand,
            @Nullable String education,
            @Nullable String occupation,
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable List<String> tags) {
        this(
                kind,
                lifecycleStage,
                birthDate,
                gender,
                incomeBand,
                education,
                occupation,
                country,
                region,
                city,
                postalCode,
                locale,
                timeZone,
                tags,
                null);
    }

    Optional<CustomField> custom(String name) {
        return custom == null
                ? Optional.empty()
                : custom.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    Optional<LocalDate> born() {
        try {
            return Optional.ofNullable(birthDate).map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    ZoneId zone(ZoneId otherwise) {
        try {
            return timeZone == null ? otherwise : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }
}
