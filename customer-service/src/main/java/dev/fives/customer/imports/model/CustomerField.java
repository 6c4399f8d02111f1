package dev.fives.customer.imports.model;

import java.util.Arrays;
import java.util.Optional;

/** What a column of a customer file can be. */
public enum CustomerField {
    EXTERNAL_ID("externalId"),
    KIND("kind"),
    NAME("name"),
    PHONE("phone"),
    EMAIL("email"),
    BIRTH_DATE("birthDate"),
    GENDER("gender"),
    COUNTRY("country"),
    REGION("region"),
    CITY("city"),
    POSTAL_CODE("postalCode"),
    STREET("street"),
    LOCALE("locale"),
    TIME_ZONE("timeZone"),
    /** Several, with a semicolon between. */
    TAGS("tags");

    private final String key;

    CustomerField(String key) {
        this.key = key;
    }

    /** Its name in a mapping and in a rejection. */
    public String key() {
        return key;
    }

    public static Optional<CustomerField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
