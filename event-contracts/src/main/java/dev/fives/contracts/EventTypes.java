package dev.fives.contracts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.loyalty.MemberEnrolled;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.contracts.segment.RfmChanged;
import dev.fives.contracts.segment.SegmentLifecycle;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every event type that Fives writes. A name is never changed nor used again. */
public final class EventTypes {
    public static final EventType CUSTOMER_CREATED =
            new EventType("crm.customer.created.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CUSTOMER_UPDATED =
            new EventType("crm.customer.updated.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);

    public static final EventType PURCHASE_RECORDED =
            new EventType("crm.purchase.recorded.v1", Topic.PURCHASE, "purchase", PurchaseChanged.class);
    public static final EventType PURCHASE_REFUNDED =
            new EventType("crm.purchase.refunded.v1", Topic.PURCHASE, "purchase", PurchaseChanged.class);

    public static final EventType MEMBER_ENROLLED =
            new EventType("crm.member.enrolled.v1", Topic.LOYALTY, "member", MemberEnrolled.class);
    public static final EventType POINTS_EARNED =
            new EventType("crm.points.earned.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_REVERSED =
            new EventType("crm.points.reversed.v1", Topic.LOYALTY, "account", PointsEntry.class);

    public static final EventType SEGMENT_ENTERED =
            new EventType("crm.segment.entered.v1", Topic.SEGMENT, "profile", SegmentMembershipChanged.class);
    public static final EventType SEGMENT_EXITED =
            new EventType("crm.segment.exited.v1", Topic.SEGMENT, "profile", SegmentMembershipChanged.class);
    public static final EventType RFM_CHANGED =
            new EventType("crm.rfm.changed.v1", Topic.SEGMENT, "profile", RfmChanged.class);
    public static final EventType FREQUENCY_BAND_CHANGED =
            new EventType("crm.frequency-band.changed.v1", Topic.SEGMENT, "profile", FrequencyBandChanged.class);
    public static final EventType SEGMENT_PUBLISHED =
            new EventType("crm.segment.published.v1", Topic.SEGMENT, "segment", SegmentLifecycle.class);
    public static final EventType SEGMENT_ARCHIVED =
            new EventType("crm.segment.archived.v1", Topic.SEGMENT, "segment", SegmentLifecycle.class);

    private static final List<EventType> ALL = List.of(
            CUSTOMER_CREATED,
            CUSTOMER_UPDATED,
            PURCHASE_RECORDED,
            PURCHASE_REFUNDED,
            MEMBER_ENROLLED,
            POINTS_EARNED,
            POINTS_REVERSED,
            SEGMENT_ENTERED,
            SEGMENT_EXITED,
            RFM_CHANGED,
            FREQUENCY_BAND_CHANGED,
            SEGMENT_PUBLISHED,
            SEGMENT_ARCHIVED);
    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(EventType::name, Function.identity()));

    private EventTypes() {}

    /** All types, topic by topic. */
    public static List<EventType> all() {
        return ALL;
    }

    /** The type of this {@code ce_type}, empty if Fives does not write it. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
