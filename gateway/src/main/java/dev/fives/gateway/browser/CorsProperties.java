package dev.fives.gateway.browser;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web applications may call from a browser.
 *
 * @param origins exactly as browsers name them, {@code https://desk.example.com}; no pattern and no {@code *}
 * @param preflightAge how long a browser may remember a permission
 */
@ConfigurationProperties("fives.gateway.cors")
record CorsProperties(@DefaultValue List<String> origins, Duration preflightAge) {
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");

    CorsProperties {
        origins = origins.stream()
                .filter(origin -> !origin.isBlank())
                .map(String::strip)
                .toList();
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(origin -> {
                    throw new IllegalArgumentException("fives.gateway.cors.origins: " + origin
                            + " (expected: scheme, host and port in small letters, https://desk.example.com)");
                });
    }
}
