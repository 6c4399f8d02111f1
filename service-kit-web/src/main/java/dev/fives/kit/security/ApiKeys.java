package dev.fives.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.kit.request.Authorities;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** The machines that may call with a key. How long a look takes says nothing about any key. */
final class ApiKeys {
    private static final Pattern FORM = Pattern.compile("fvk_[A-Za-z0-9_-]{43}");

    private record Known(ApiKey key, Authentication caller) {
        boolean hasDigest(byte[] digest) {
            return MessageDigest.isEqual(key.digest(), digest);
        }
    }

    private final List<Known> keys;

    ApiKeys(List<ApiKey> keys) {
        Set<String> taken = new HashSet<>();
        for (ApiKey key : keys) {
            if (!taken.add(key.caller()) || !taken.add(String.valueOf(key.sha256()))) {
                throw new IllegalArgumentException(
                        "fives.security.api-keys: " + key.id() + " (expected: each id and each key once)");
            }
        }
        this.keys = keys.stream().map(ApiKeys::known).toList();
    }

    /** Who calls with this key. */
    Optional<Authentication> caller(String key) {
        if (!FORM.matcher(key).matches()) {
            return Optional.empty();
        }
        byte[] digest = sha256(key);
        Authentication caller = null;
        for (Known known : keys) {
            if (known.hasDigest(digest)) {
                caller = known.caller();
            }
        }
        return Optional.ofNullable(caller);
    }

    private static Known known(ApiKey key) {
        return new Known(
                key, UsernamePasswordAuthenticationToken.authenticated(key.caller(), "", Authorities.of(key.roles())));
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
