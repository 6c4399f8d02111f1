package dev.fives.local.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Chooses the index that leads to the fewest documents. */
final class QueryPlanner {
    /** Entries that are counted to compare two indexes; beyond it they are held equal. */
    private static final int PROBE_ENTRIES = 200;
    /** Runs of entries that one plan may have, from $in lists. */
    private static final int MAX_RANGES = 10_000;

    private final Map<String, FieldCondition> conditions;
    private final Document orderBy;

    private QueryPlanner(Document query, @Nullable Document orderBy) {
        this.conditions = FieldCondition.of(query);
        this.orderBy = orderBy == null ? new Document() : orderBy;
    }

    /** @return null where no index helps */
    static @Nullable QueryPlan plan(List<Index<Long>> indexes, Document query, @Nullable Document orderBy) {
        QueryPlanner planner = new QueryPlanner(query, orderBy);
        List<QueryPlan> plans = indexes.stream()
                .map(index -> planner.planFor((OrderedIndex) index))
                .filter(Objects::nonNull)
                .toList();
        return choose(plans);
    }

    private static @Nullable QueryPlan choose(List<QueryPlan> plans) {
        List<QueryPlan> limited = plans.stream().filter(QueryPlan::limited).toList();
        if (limited.size() < 2) {
            return limited.isEmpty() ? plans.stream().findFirst().orElse(null) : limited.getFirst();
        }
        return limited.stream().filter(QueryPlan::isExact).findFirst().orElseGet(() -> cheapest(limited));
    }

    private static QueryPlan cheapest(List<QueryPlan> plans) {
        record Cost(QueryPlan plan, long entries) {}
        return plans.stream()
                .map(plan -> new Cost(plan, plan.entriesUpTo(PROBE_ENTRIES)))
                .min(Comparator.comparingLong(Cost::entries)
                        .thenComparing(cost -> !cost.plan().ordered())
                        .thenComparingInt(cost -> -cost.plan().points()))
                .orElseThrow()
                .plan();
    }

    private @Nullable QueryPlan planFor(OrderedIndex index) {
        List<@Nullable Object[]> prefixes = List.<@Nullable Object[]>of(new Object[0]);
        int points = 0;
        List<@Nullable Object> next = points(index, points);
        while (next != null && (long) prefixes.size() * next.size() <= MAX_RANGES) {
            prefixes = extend(prefixes, next);
            next = points(index, ++points);
        }
        FieldCondition range = condition(index, points);
        boolean limited = points > 0 || (range != null && range.isRange());
        int direction = prefixes.size() == 1 && (limited || !index.isSparse()) ? direction(index, points) : 0;
        return limited || direction != 0
                ? new QueryPlan(
                        index, ranges(prefixes, range, index, points), points, limited, direction != 0, direction < 0)
                : null;
    }

    private @Nullable List<@Nullable Object> points(OrderedIndex index, int field) {
        FieldCondition condition = condition(index, field);
        return condition == null ? null : condition.points();
    }

    private static int usableFields(OrderedIndex index) {
        return index.isAligned() ? 1 : index.getKeys().size();
    }

    /** A sparse index lacks the documents without its fields. */
    private @Nullable FieldCondition condition(OrderedIndex index, int field) {
        if (field >= usableFields(index)) {
            return null;
        }
        FieldCondition condition = conditions.get(index.getKeys().get(field).getKey());
        boolean lacking = condition != null && index.isSparse() && condition.acceptsAbsent();
        return lacking ? null : condition;
    }

    private static List<@Nullable Object[]> extend(List<@Nullable Object[]> prefixes, List<@Nullable Object> points) {
        List<@Nullable Object[]> longer = new ArrayList<>(prefixes.size() * points.size());
        for (@Nullable Object[] prefix : prefixes) {
            for (Object point : points) {
                longer.add(append(prefix, point));
            }
        }
        return longer;
    }

    private static List<KeyRange> ranges(
            List<@Nullable Object[]> prefixes, @Nullable FieldCondition range, OrderedIndex index, int field) {
        if (range == null || !range.isRange()) {
            return prefixes.stream().map(KeyRange::exactly).toList();
        }
        boolean ascending = index.getKeys().get(field).isAscending();
        // different elements of an array may satisfy the two ends
        FieldCondition used =
                index.isThroughArray() && range.upper() != null ? new FieldCondition(null, null, range.upper()) : range;
        Object first = ascending ? used.lowerEdge() : used.upperEdge();
        Object last = ascending ? used.upperEdge() : used.lowerEdge();
        return prefixes.stream()
                .map(prefix ->
                        new KeyRange(IndexEntry.below(append(prefix, first)), IndexEntry.above(append(prefix, last))))
                .toList();
    }

    private static @Nullable Object[] append(@Nullable Object[] prefix, @Nullable Object value) {
        @Nullable Object[] longer = Arrays.copyOf(prefix, prefix.length + 1);
        longer[prefix.length] = value;
        return longer;
    }

    /** @return 1 when the index's order is the one asked for, -1 when its reverse is, 0 when neither */
    private int direction(OrderedIndex index, int points) {
        if (orderBy.isEmpty() || index.isThroughArray() || !index.isOrderedAsQueried()) {
            return 0;
        }
        List<IndexKey> keys = index.getKeys();
        List<String> constant =
                keys.subList(0, points).stream().map(IndexKey::getKey).toList();
        int next = points;
        int direction = 0;
        for (Map.Entry<String, Object> wanted : orderBy.entrySet()) {
            if (constant.contains(wanted.getKey())) {
                continue;
            }
            if (next == keys.size() || !keys.get(next).getKey().equals(wanted.getKey())) {
                return 0;
            }
            int here = isAscending(wanted.getValue()) == keys.get(next).isAscending() ? 1 : -1;
            if (direction != 0 && direction != here) {
                return 0;
            }
            direction = here;
            next++;
        }
        return direction == 0 ? 1 : direction;
    }

    private static boolean isAscending(Object direction) {
        return direction instanceof Number number && number.intValue() > 0;
    }
}
