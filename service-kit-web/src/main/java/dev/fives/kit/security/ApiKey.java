package dev.fives.kit.security;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A machine's key, of which only the hash is known here: 32 random bytes need no slow one.
 *
 * @param id the machine's name; the caller is {@code key:<id>}
 * @param sha256 of the key's text, in hexadecimal
 * @param roles any but {@code portal}: a machine is no customer
 * @param owner subject of the person whose key it is; absent for a machine that is nobody's
 */
record ApiKey(
        @Nullable String id,
        @Nullable String sha256,
        @DefaultValue List<String> roles,
        @Nullable String owner) {
    static final String MACHINE = "key:";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");

    ApiKey {
        if (id == null || !ID.matcher(id).matches()) {
            throw refused("id: " + id + " (expected: 1 to 64 of a-z 0-9 -)");
        }
        if (sha256 == null || !SHA_256.matcher(sha256).matches()) {
            throw refused("sha256 of " + id + ": not one (expected: 64 hexadecimal digits)");
        }
        if (owner != null && (owner.isBlank() || owner.startsWith(MACHINE))) {
            throw refused("owner of " + id + ": " + owner + " (expected: the subject of a person's token)");
        }
        roles = List.copyOf(roles);
        if (roles.isEmpty() || !roles.stream().allMatch(ApiKey::isForMachines)) {
            throw refused("roles of " + id + ": " + roles + " (expected: roles of Fives, not portal)");
        }
    }

    /** The name under which it calls. */
    String caller() {
        return MACHINE + id;
    }

    byte[] digest() {
        return HexFormat.of().parseHex(String.valueOf(sha256));
    }

    private static boolean isForMachines(String role) {
        return Role.of(role).filter(known -> known != Role.PORTAL).isPresent();
    }

    private static IllegalArgumentException refused(String fault) {
        return new IllegalArgumentException("fives.security.api-keys: " + fault);
    }
}
