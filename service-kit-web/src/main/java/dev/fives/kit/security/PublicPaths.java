package dev.fives.kit.security;

import java.util.List;

/** Path patterns that need no token; a service that has such paths declares a bean. */
public record PublicPaths(List<String> patterns) {
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }
}
