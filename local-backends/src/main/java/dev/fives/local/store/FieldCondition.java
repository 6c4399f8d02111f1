package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of one field, as far as an index can help; each document found is matched in full afterwards.
 *
 * @param points index values of which the field has one; null when not limited so
 * @param lower index value that the field is not below; null when there is none
 * @param upper index value that the field is not above; null when there is none
 */
record FieldCondition(
        @Nullable List<@Nullable Object> points,
        @Nullable Object lower,
        @Nullable Object upper) {
    private static final FieldCondition ANY = new FieldCondition(null, null, null);

    /** By field path; {@code $and} is looked into, {@code $or} and the like are left to the matcher. */
    static Map<String, FieldCondition> of(Document query) {
        Map<String, FieldCondition> conditions = new HashMap<>();
        collect(query, conditions);
        conditions.values().removeIf(ANY::equals);
        return conditions;
    }

    private static void collect(Document query, Map<String, FieldCondition> conditions) {
        query.forEach((field, operand) -> {
            if (field.equals("$and") && operand instanceof Collection<?> all) {
                all.stream().filter(Document.class::isInstance).forEach(part -> collect((Document) part, conditions));
            } else if (!field.startsWith("$")) {
                conditions.merge(field, ofOperand(operand), FieldCondition::and);
            }
        });
    }

    private static FieldCondition ofOperand(@Nullable Object operand) {
        if (operand instanceof Document document && document.keySet().stream().anyMatch(key -> key.startsWith("$"))) {
            return document.entrySet().stream()
                    .map(entry -> ofOperator(entry.getKey(), entry.getValue()))
                    .reduce(ANY, FieldCondition::and);
        }
        return ofOperator("$eq", operand);
    }

    private static FieldCondition ofOperator(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> isPoint(operand) ? in(Collections.singletonList(operand)) : ANY;
            case "$in" ->
                operand instanceof Collection<?> values && values.stream().allMatch(FieldCondition::isPoint)
                        ? in(values)
                        : ANY;
            case "$gt", "$gte" -> isBound(operand) ? new FieldCondition(null, IndexValue.of(operand), null) : ANY;
            case "$lt", "$lte" -> isBound(operand) ? new FieldCondition(null, null, IndexValue.of(operand)) : ANY;
            default -> ANY;
        };
    }

    private static FieldCondition in(Collection<?> values) {
        List<@Nullable Object> points = values.stream()
                .<@Nullable Object>map(IndexValue::of)
                .distinct()
                .sorted(IndexValue::compare)
                .toList();
        return new FieldCondition(points, null, null);
    }

    /** An array would match as a whole too, a pattern matches many. */
    private static boolean isPoint(@Nullable Object operand) {
        return !(operand instanceof Collection) && !BsonRegularExpression.isRegularExpression(operand);
    }

    private static boolean isBound(@Nullable Object operand) {
        return operand != null
                && !(IndexValue.of(operand) instanceof IndexValue.Encoded)
                && !(IndexValue.of(operand) instanceof IndexValue.Edge)
                && !BsonRegularExpression.isRegularExpression(operand);
    }

    /** One of two conditions on the same end is enough: the other is left to the matcher. */
    private FieldCondition and(FieldCondition other) {
        return new FieldCondition(
                points == null ? other.points : points,
                lower == null ? other.lower : lower,
                upper == null ? other.upper : upper);
    }

    boolean isRange() {
        return lower != null || upper != null;
    }

    boolean acceptsAbsent() {
        return points != null && points.contains(null);
    }

    /** Values of other types never match a range, so the open end is the end of the type. */
    Object lowerEdge() {
        return lower != null ? lower : new IndexValue.Edge(IndexValue.rank(upper), -1);
    }

    Object upperEdge() {
        return upper != null ? upper : new IndexValue.Edge(IndexValue.rank(lower), 1);
    }
}
