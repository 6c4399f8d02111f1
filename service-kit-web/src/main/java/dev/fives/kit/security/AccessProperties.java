package dev.fives.kit.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * By which documents an application decides, and which machines may call it.
 *
 * @param contract names of OpenAPI documents; what is in none of them is not there
 * @param paths how this application sees the documents' paths
 * @param apiKeys of machines that have no issuer
 */
@ConfigurationProperties("fives.security")
record AccessProperties(
        @DefaultValue List<String> contract,
        @DefaultValue("behind-gateway") SeenPaths paths,
        @DefaultValue List<ApiKey> apiKeys) {}
