package dev.fives.contracts.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of a customer: the attributes that segments and care need, without identifiers. What is unknown
 * is absent.
 *
 * @param kind {@code PERSON} or {@code ORG}
 * @param lifecycleStage the stage's code
 * @param locale BCP 47 tag
 * @param timeZone IANA name
 * @param custom non-sensitive custom fields: text, number, boolean or a list of text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerAttributes(
        @Nullable String kind,
        @Nullable String lifecycleStage,
        @Nullable BirthDate birthDate,
        @Nullable String gender,
        @Nullable String incomeBand,
        @Nullable String education,
        @Nullable String occupation,
        @Nullable Address address,
        @Nullable String locale,
        @Nullable String timeZone,
        @Nullable List<String> tags,
        @Nullable Map<String, Object> custom) {

    /**
     * A day of birth.
     *
     * @param date {@code yyyy-MM-dd} in its own calendar; text, as a lunar month may have a day that ISO has not
     * @param calendar {@code GREGORIAN} or {@code LUNAR}
     */
    public record BirthDate(String date, String calendar) {}

    /**
     * The part of an address that does not lead to a door.
     *
     * @param country ISO 3166-1 alpha-2 code, or the name as imported
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Address(
            @Nullable String country,
            @Nullable String region,
            @Nullable String city,
            @Nullable String postalCode) {}
}
