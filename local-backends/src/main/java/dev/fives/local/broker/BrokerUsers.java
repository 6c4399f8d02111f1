package dev.fives.local.broker;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who may log in to the broker.
 *
 * @param superUser who may do everything: the node itself, and who administers it
 * @param passwords by name; where there are none, everybody may do everything without a login
 */
public record BrokerUsers(String superUser, Map<String, String> passwords) {

    /** No logins at all, for tests inside a JVM. */
    public static final BrokerUsers NONE = new BrokerUsers("", Map.of());

    private static final Pattern NAME = Pattern.compile("[a-z]+");
    /** Nothing that would have to be quoted in a JAAS line. */
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{32,}");

    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    public BrokerUsers {
        passwords = Map.copyOf(passwords);
        passwords.forEach((name, password) -> {
            require(NAME, name, "broker user: " + name + " (expected: small letters)");
            require(PASSWORD, password, "password of " + name + ": hidden (expected: 32 or more of A-Z a-z 0-9 _ -)");
        });
        if (!passwords.isEmpty() && !passwords.containsKey(superUser)) {
            throw new IllegalArgumentException("broker user: " + superUser + " (expected: one with a password)");
        }
    }

    private static void require(Pattern pattern, String text, String otherwise) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    boolean isEmpty() {
        return passwords.isEmpty();
    }

    /** What a client of this name needs beside the broker's address. */
    public Map<String, String> login(String name) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                MODULE + own(name) + ';');
    }

    /** The line of a listener at which all of them may log in. */
    String listenerForAll() {
        return new TreeMap<>(passwords)
                .entrySet().stream()
                        .map(user -> known(user.getKey()))
                        .collect(Collectors.joining("", MODULE + own(superUser), ";"));
    }

    /** The line of a listener at which the super user alone may log in. */
    String listenerForSuperUser() {
        return MODULE + own(superUser) + known(superUser) + ';';
    }

    private String own(String name) {
        return " username=\"" + name + "\" password=\"" + password(name) + '"';
    }

    private String known(String name) {
        return " user_" + name + "=\"" + password(name) + '"';
    }

    private String password(String name) {
        var password = passwords.get(name);
        if (password == null) {
            throw new IllegalArgumentException(
                    "broker user: " + name + " (expected: one of " + new TreeMap<>(passwords).keySet() + ")");
        }
        return password;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "BrokerUsers" + new TreeMap<>(passwords).keySet();
    }
}
