package dev.fives.local.stack;

import java.util.List;

/**
 * One thing that a local stack starts.
 *
 * @param name as in {@code ./fives ps}; an application is named as its module, its second instance with -2 after it
 * @param application class name of the Boot application; empty for the store and the broker
 * @param events true where the application uses store and broker
 */
record Part(String name, Kind kind, String application, boolean events) {

    enum Kind {
        STORE,
        BROKER,
        APPLICATION
    }

    static final Part STORE = new Part("store", Kind.STORE, "", false);
    static final Part BROKER = new Part("broker", Kind.BROKER, "", false);
    static final String GATEWAY = "gateway";

    /** The six applications by the names of their classes, so that tests can put others in their place. */
    static List<Part> applications() {
        return List.of(
                application("customer-service", "dev.fives.customer.CustomerApplication", true),
                application("feedback-service", "dev.fives.feedback.FeedbackApplication", true),
                application("ticket-service", "dev.fives.ticket.TicketApplication", true),
                application("loyalty-service", "dev.fives.loyalty.LoyaltyApplication", true),
                application("segmentation-service", "dev.fives.segmentation.SegmentationApplication", true),
                application(GATEWAY, "dev.fives.gateway.GatewayApplication", false));
    }

    static Part application(String name, String className, boolean events) {
        return new Part(name, Kind.APPLICATION, className, events);
    }

    /** One more instance of the same application. */
    Part instance(int number) {
        return new Part(name + "-" + number, kind, application, events);
    }

    /** The name without the number of an instance: what configuration and code know it by. */
    String service() {
        return name.replaceFirst("-\\d+$", "");
    }

    boolean isGateway() {
        return name.equals(GATEWAY);
    }
}
