package dev.fives.kit.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may do what: the one table of roles and scopes. It is printed in docs/api/conventions.md. */
public enum Role {
    ADMIN("admin", "*:*"),
    AGENT(
            "agent",
            "customers:*",
            "purchases:*",
            "usage:write",
            "feedback:*",
            "surveys:read",
            "tickets:*",
            "complaints:write",
            "members:*",
            "redemptions:*",
            "coupons:*",
            "care:*",
            "messages:*",
            "segments:read",
            "profiles:read",
            "events:read"),
    /** Reads everything and is shown no personal data. */
    ANALYST("analyst", "*:read"),
    QUALITY_MANAGER(
            "quality-manager",
            "surveys:*",
            "feedback:*",
            "tickets:read",
            "complaints:write",
            "customers:read",
            "profiles:read",
            "segments:read",
            "care:read",
            "messages:read"),
    MARKETER(
            "marketer",
            "segments:*",
            "settings:*",
            "profiles:read",
            "care:*",
            "messages:read",
            "surveys:*",
            "feedback:read",
            "members:read",
            "redemptions:read",
            "coupons:*",
            "customers:read",
            "imports:write"),
    OPS("ops", "ops", "events:read"),
    /** The services that write to customers, and they do nothing else by it. */
    MESSENGER("messenger", "message-permits"),
    /** A customer: no scope, but the operations with {@code x-portal} on what is its own. */
    PORTAL("portal");

    private static final Map<String, Role> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::text, role -> role));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // never changed
    private final List<String> grants;

    @SuppressWarnings("ImmutableEnumChecker") // never changed, never handed out
    private final Set<Scope> scopes = EnumSet.noneOf(Scope.class);

    Role(String text, String... grants) {
        this.text = text;
        this.grants = List.of(grants);
        for (Scope scope : Scope.values()) {
            if (this.grants.stream().anyMatch(scope::isCoveredBy)) {
                scopes.add(scope);
            }
        }
    }

    /** As it stands in the claim {@code roles}. */
    public String text() {
        return text;
    }

    /** What it may do, in the short form. */
    public List<String> grants() {
        return grants;
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whether names, contacts and words of customers are hidden from what it reads. */
    public boolean isMasked() {
        return this == ANALYST;
    }

    public static Optional<Role> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** Those that Fives knows; an issuer may have more. */
    static Set<Role> of(Collection<String> texts) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        texts.forEach(text -> of(text).ifPresent(roles::add));
        return roles;
    }
}
