package dev.fives.gateway;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.gateway.route.Route;

/**
 * How long a service may take, and how many calls of it may run at once.
 *
 * @param connectTimeoutMillis for a connection to a service
 * @param responseTimeout until a service begins its answer, connecting included, the caller's own time for the body left
 *     out
 * @param responseTimeoutByRoute the same where the work is long, by route id
 * @param requestTimeout for a caller to send the whole body; a route of long work takes its own response time-out
 * @param callsMax of one service at once, all its routes of short work together
 * @param callsMaxByRoute the same of a route that has places of its own, by route id
 * @param longCallsMax at once, of one route of long work
 */
@ConfigurationProperties("fives.gateway")
record CallLimits(
        int connectTimeoutMillis,
        Duration responseTimeout,
        Map<String, Duration> responseTimeoutByRoute,
        Duration requestTimeout,
        int callsMax,
        Map<String, Integer> callsMaxByRoute,
        int longCallsMax) {

    /** The first word of a route's id is the service behind it. */
    static String service(Route route) {
        int end = route.getId().indexOf('-');
        return end < 0 ? route.getId() : route.getId().substring(0, end);
    }

    boolean isLong(Route route) {
        return responseTimeoutByRoute.containsKey(route.getId());
    }

    /** Whose places a call of this route takes. */
    String places(Route route) {
        return isLong(route) || callsMaxByRoute.containsKey(route.getId()) ? route.getId() : service(route);
    }

    int placesMax(Route route) {
        return isLong(route) ? longCallsMax : callsMaxByRoute.getOrDefault(route.getId(), callsMax);
    }

    Duration response(Route route) {
        return responseTimeoutByRoute.getOrDefault(route.getId(), responseTimeout);
    }

    Duration request(Route route) {
        return responseTimeoutByRoute.getOrDefault(route.getId(), requestTimeout);
    }
}
