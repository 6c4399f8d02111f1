package dev.fives.contracts;

import dev.fives.contracts.customer.CustomerState;
import dev.fives.contracts.loyalty.LoyaltyState;
import dev.fives.contracts.segment.SegmentState;
import java.util.Arrays;
import java.util.Optional;

/**
 * A compacted topic with the present state of every customer, for those who do not want to read all events from the
 * beginning. Its value is a {@link StateRecord}, or null for a customer that is erased; its key is the customer's id.
 */
public enum StateTopic {
    CUSTOMER("crm.customer.state.v1", Topic.CUSTOMER, "customer-state", CustomerState.class),
    LOYALTY("crm.loyalty.state.v1", Topic.LOYALTY, "loyalty-state", LoyaltyState.class),
    SEGMENT("crm.segment.state.v1", Topic.SEGMENT, "segment-state", SegmentState.class);

    private final String topicName;
    private final Topic events;
    private final String aggregateType;
    private final Class<?> state;

    StateTopic(String topicName, Topic events, String aggregateType, Class<?> state) {
        this.topicName = topicName;
        this.events = events;
        this.aggregateType = aggregateType;
        this.state = state;
    }

    /** The name on the wire, without a deployment's prefix; also the {@code ce_type} of its records. */
    public String topicName() {
        return topicName;
    }

    /** The topic whose events tell that a state has changed; it has the same partitions. */
    public Topic events() {
        return events;
    }

    /** The word in {@code ce_source}: another one than that of any event, whose sequences have no gaps. */
    public String aggregateType() {
        return aggregateType;
    }

    /** The record that stands in {@link StateRecord#state}. */
    public Class<?> state() {
        return state;
    }

    /** The {@code ce_dataschema}, also the schema's path on the class path. */
    public String dataSchema() {
        return "/schemas/" + topicName + ".json";
    }

    /** The state topic of this wire name (without a deployment's prefix), empty for another one. */
    public static Optional<StateTopic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    @Override
    public String toString() {
        return topicName;
    }
}
