package dev.fives.contracts;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A topic of the published language and the aggregate types that live on it. One aggregate type lives on one topic, so
 * a record whose source names another type was not written by its owner.
 */
public enum Topic {
    CUSTOMER("crm.customer.v1", "customer", "consent", "interaction"),
    PURCHASE("crm.purchase.v1", "purchase"),
    FEEDBACK("crm.feedback.v1", "outreach", "invitation", "feedback"),
    TICKET("crm.ticket.v1", "ticket"),
    LOYALTY(
            "crm.loyalty.v1",
            "member",
            "account",
            "remedy",
            "redemption",
            "coupon",
            "referral",
            "referral-invitation",
            "care-task",
            "offer-grant",
            "achievement-standing",
            "earning-rule",
            "tier-standing"),
    SEGMENT("crm.segment.v1", "segment", "profile", "strategy"),
    USAGE("crm.usage.v1", "usage"),
    /** What customers are written. Each service that writes to customers sends of its own messages alone. */
    MESSAGE("crm.message.v1", "message"),
    /** Inbound: what shops sold. */
    COMMERCE_ORDER("commerce.order.v1"),
    /** Inbound: what customers did in applications. */
    COMMERCE_USAGE("commerce.usage.v1");

    private static final String INBOUND_START = "commerce.";

    private final String topicName;

    @SuppressWarnings("ImmutableEnumChecker") // a Set.of
    private final Set<String> aggregateTypes;

    Topic(String topicName, String... aggregateTypes) {
        this.topicName = topicName;
        this.aggregateTypes = Set.of(aggregateTypes);
    }

    /** The name on the wire, without a deployment's prefix. */
    public String topicName() {
        return topicName;
    }

    /**
     * Whether other systems write it. Their events have a source and an id of their own and no sequence; the record key
     * is the customer's id in the sending system.
     */
    public boolean isInbound() {
        return topicName.startsWith(INBOUND_START);
    }

    /** The aggregate types whose events this topic may carry; none on an inbound one. */
    public Set<String> aggregateTypes() {
        return aggregateTypes;
    }

    /** The topic on which aggregates of this type live, empty for an unknown type. */
    public static Optional<Topic> ofAggregate(String aggregateType) {
        return Arrays.stream(values())
                .filter(topic -> topic.aggregateTypes.contains(aggregateType))
                .findFirst();
    }

    /** The topic of this wire name (without a deployment's prefix), empty for a foreign one. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    @Override
    public String toString() {
        return topicName;
    }
}
