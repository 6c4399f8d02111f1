package dev.fives.customer.customer.model;

/**
 * A value that names one customer and no other.
 *
 * @param key {@code ext:<system>:<id>}, {@code phone:<E.164>} or {@code email:<lower case>}; a system holds no colon
 */
public record Identifier(String key) implements Comparable<Identifier> {
    public static Identifier external(ExternalId id) {
        return new Identifier("ext:" + id.system() + ":" + id.id());
    }

    public static Identifier phone(String e164) {
        return new Identifier("phone:" + e164);
    }

    public static Identifier email(String lowerCase) {
        return new Identifier("email:" + lowerCase);
    }

    /** What kind of value this is, fit for messages and logs, unlike the value itself. */
    public String kind() {
        return switch (key.substring(0, key.indexOf(':'))) {
            case "ext" -> "externalId";
            case "phone" -> "phone";
            default -> "email";
        };
    }

    @Override
    public int compareTo(Identifier other) {
        return key.compareTo(other.key);
    }
}
