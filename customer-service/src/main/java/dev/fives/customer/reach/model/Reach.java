package dev.fives.customer.reach.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a customer was written of late, and the names by which others know the ways to it. Names are made by chance:
 * whoever has one learns nothing of what it names.
 *
 * @param points by the names that were given out
 * @param grants one a message, of the last day on which it asked
 */
public record Reach(String customerId, List<NamedPoint> points, List<Grant> grants) {
    public Reach {
        points = List.copyOf(points);
        grants = List.copyOf(grants);
    }

    /** @param id {@code cpt_…} */
    public record NamedPoint(String id, String type, String value) {
        boolean names(String otherType, String otherValue) {
            return type.equals(otherType) && value.equals(otherValue);
        }
    }

    /** @param day where the customer lives */
    public record Grant(String messageId, String purpose, String day) {}

    public static Reach nothing(String customerId) {
        return new Reach(customerId, List.of(), List.of());
    }

    public Optional<NamedPoint> point(String id) {
        return points.stream().filter(point -> point.id().equals(id)).findFirst();
    }

    public Optional<NamedPoint> point(String type, String value) {
        return points.stream().filter(point -> point.names(type, value)).findFirst();
    }

    /** Without what is older than this day. */
    public Reach since(String day) {
        List<Grant> kept =
                grants.stream().filter(grant -> grant.day().compareTo(day) >= 0).toList();
        return kept.equals(grants) ? this : new Reach(customerId, points, kept);
    }

    public boolean isGranted(String messageId) {
        return grants.stream().anyMatch(grant -> grant.messageId().equals(messageId));
    }

    public long granted(String purpose, String day) {
        return grants.stream()
                .filter(grant -> grant.purpose().equals(purpose) && grant.day().equals(day))
                .count();
    }

    /** In the place of an earlier one of the same message. */
    public Reach with(Grant grant) {
        if (grants.contains(grant)) {
            return this;
        }
        List<Grant> more = new ArrayList<>(grants);
        more.removeIf(each -> each.messageId().equals(grant.messageId()));
        more.add(grant);
        return new Reach(customerId, points, more);
    }

    public Reach with(NamedPoint point) {
        List<NamedPoint> more = new ArrayList<>(points);
        more.add(point);
        return new Reach(customerId, more, grants);
    }

    /** Without the names of what the customer does not list any more. */
    public Reach namingOnly(List<NamedPoint> listed) {
        return listed.equals(points) ? this : new Reach(customerId, listed, grants);
    }
}
