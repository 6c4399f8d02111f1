package dev.fives.kit.security;

/** Where a machine's key stands. */
public final class ApiKeyHeader {
    public static final String NAME = "X-Api-Key";

    private ApiKeyHeader() {}
}
