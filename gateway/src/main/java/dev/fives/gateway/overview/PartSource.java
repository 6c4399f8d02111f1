package dev.fives.gateway.overview;

import java.util.Locale;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** Where a part comes from and what of it is shown. */
enum PartSource {
    CUSTOMER("customer", "/customers/{id}", UnaryOperator.identity()),
    LOYALTY("loyalty", "/members/{id}", UnaryOperator.identity()),
    TICKETS("ticket", "/tickets?customerId={id}&pageSize=200", Excerpts::openTickets),
    SATISFACTION("feedback", "/responses?customerId={id}&pageSize=100", Excerpts::lastScores),
    SEGMENTATION("segmentation", "/profiles/{id}", UnaryOperator.identity());

    private final String route;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final UnaryOperator<JsonNode> excerpt;

    PartSource(String route, String path, UnaryOperator<JsonNode> excerpt) {
        this.route = route;
        this.path = path;
        this.excerpt = excerpt;
    }

    /** The route to the service, which is the name of its breaker. */
    String route() {
        return route;
    }

    /** The setting that says where the service is. */
    String addressSetting() {
        return "fives.gateway.services." + route + "-service";
    }

    String path() {
        return path;
    }

    /** As a caller would ask for it. */
    String calledPath() {
        return "/api/v1" + path.replaceAll("\\?.*", "");
    }

    JsonNode excerpt(JsonNode answer) {
        return excerpt.apply(answer);
    }

    /** As in the answer and in meters. */
    String partName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
