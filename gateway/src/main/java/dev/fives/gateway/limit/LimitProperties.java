package dev.fives.gateway.limit;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests a caller has.
 *
 * @param requests in each window, for a caller that {@code byCaller} does not name
 * @param byCaller the same for single callers: the subject of a token, or {@code key:<id>} of an API key
 * @param window begins with a caller's first request
 * @param store address of a Redis in which all gateways count together, {@code redis://host:6379}; empty: each for itself
 * @param storePatience longest wait of a request for that store
 * @param storePause after a failure of that store, until it is asked again
 * @param callersMax callers that are remembered; beyond that the ones heard of longest ago begin anew
 */
@ConfigurationProperties("fives.gateway.rate-limit")
record LimitProperties(
        int requests,
        @DefaultValue Map<String, Integer> byCaller,
        Duration window,
        @DefaultValue("") String store,
        Duration storePatience,
        Duration storePause,
        int callersMax) {
    LimitProperties {
        byCaller = Map.copyOf(byCaller);
        require(requests > 0, "requests: " + requests + " (expected: 1 or more)");
        require(byCaller.values().stream().allMatch(own -> own > 0), "by-caller: a limit of 0 (expected: 1 or more)");
        require(window.compareTo(Duration.ofSeconds(1)) >= 0, "window: " + window + " (expected: 1s or more)");
        require(callersMax > 0, "callers-max: " + callersMax + " (expected: 1 or more)");
    }

    long requestsOf(String caller) {
        return byCaller.getOrDefault(caller, requests);
    }

    private static void require(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException("fives.gateway.rate-limit." + fault);
        }
    }
}
