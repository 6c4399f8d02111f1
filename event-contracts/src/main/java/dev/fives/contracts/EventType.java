package dev.fives.contracts;

/**
 * A type of event: its name for ever, where it lives and the record of its data.
 *
 * @param name {@code crm.<entity>.<past-tense>.v<major>}, the {@code ce_type}; {@code commerce.…} for inbound ones
 * @param topic the one topic that carries it
 * @param aggregateType the type of the aggregate that it happened to, as in {@code ce_source}; of an inbound event a label
 *     alone, as other systems have sources of their own
 * @param data the record that Jackson writes as the value; nulls are left out
 */
public record EventType(String name, Topic topic, String aggregateType, Class<?> data) {
    public EventType {
        if (!topic.isInbound() && !topic.aggregateTypes().contains(aggregateType)) {
            throw new IllegalArgumentException(
                    "aggregateType: " + aggregateType + " (expected: one of " + topic.aggregateTypes() + ")");
        }
    }

    /** The {@code ce_dataschema}: the {@code $id} of the writer schema, which is also its path on the class path. */
    public String dataSchema() {
        return "/schemas/" + name + ".json";
    }

    @Override
    public String toString() {
        return name;
    }
}
