package dev.fives.kit.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who stands behind a caller, where it matters that two callers are two persons. */
public final class Persons {
    private final Map<String, String> ownerByCaller;

    Persons(List<ApiKey> keys) {
        ownerByCaller = keys.stream()
                .filter(key -> key.owner() != null)
                .collect(Collectors.toUnmodifiableMap(ApiKey::caller, key -> String.valueOf(key.owner())));
    }

    /** The subject of a token, or the owner of a key; empty for a machine that is nobody's. */
    public Optional<String> of(String caller) {
        return caller.startsWith(ApiKey.MACHINE) ? Optional.ofNullable(ownerByCaller.get(caller)) : Optional.of(caller);
    }
}
