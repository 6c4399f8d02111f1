package dev.fives.contracts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fives.contracts.commerce.OrderCancelled;
import dev.fives.contracts.commerce.OrderCompleted;
import dev.fives.contracts.commerce.OrderRefunded;
import dev.fives.contracts.commerce.UsageReported;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.customer.ContactPointInvalidated;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.customer.InteractionLogged;
import dev.fives.contracts.feedback.FeedbackReceived;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.feedback.SurveyInvited;
import dev.fives.contracts.feedback.SurveySuppressed;
import dev.fives.contracts.loyalty.AchievementReached;
import dev.fives.contracts.loyalty.BenefitChanged;
import dev.fives.contracts.loyalty.CareChanged;
import dev.fives.contracts.loyalty.CouponChanged;
import dev.fives.contracts.loyalty.EarningRuleChanged;
import dev.fives.contracts.loyalty.MemberEnrolled;
import dev.fives.contracts.loyalty.OfferGranted;
import dev.fives.contracts.loyalty.PointsEntry;
import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.contracts.loyalty.ReferralChanged;
import dev.fives.contracts.loyalty.ReferralInvited;
import dev.fives.contracts.loyalty.RemedyDecided;
import dev.fives.contracts.loyalty.TierChanged;
import dev.fives.contracts.loyalty.TierDowngradeWarned;
import dev.fives.contracts.message.MessageChanged;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.segment.FrequencyBandChanged;
import dev.fives.contracts.segment.RfmChanged;
import dev.fives.contracts.segment.RiskChanged;
import dev.fives.contracts.segment.SegmentLifecycle;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.contracts.segment.StrategyPublished;
import dev.fives.contracts.ticket.ComplaintChanged;
import dev.fives.contracts.ticket.RemedyRequested;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.contracts.ticket.TicketMessageAdded;
import dev.fives.contracts.usage.UsageRecorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every event type that Fives writes, and those that it hears from other systems. A name is never changed nor used again. */
public final class EventTypes {
    /** Stands first: each constant below is noted here when it is made, so that none can be left out. */
    private static final List<EventType> MADE = new ArrayList<>();

    public static final EventType CUSTOMER_CREATED =
            type("crm.customer.created.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CUSTOMER_UPDATED =
            type("crm.customer.updated.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CUSTOMER_DELETED =
            type("crm.customer.deleted.v1", Topic.CUSTOMER, "customer", CustomerDeleted.class);
    public static final EventType CUSTOMER_RESTORED =
            type("crm.customer.restored.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CONSENT_CHANGED =
            type("crm.customer.consent-changed.v1", Topic.CUSTOMER, "consent", ConsentChanged.class);
    public static final EventType INTERACTION_LOGGED =
            type("crm.interaction.logged.v1", Topic.CUSTOMER, "interaction", InteractionLogged.class);
    public static final EventType CONTACT_POINT_INVALIDATED =
            type("crm.contact-point.invalidated.v1", Topic.CUSTOMER, "customer", ContactPointInvalidated.class);

    public static final EventType PURCHASE_RECORDED =
            type("crm.purchase.recorded.v1", Topic.PURCHASE, "purchase", PurchaseChanged.class);
    public static final EventType PURCHASE_REFUNDED =
            type("crm.purchase.refunded.v1", Topic.PURCHASE, "purchase", PurchaseChanged.class);

    public static final EventType SURVEY_INVITED =
            type("crm.survey.invited.v1", Topic.FEEDBACK, "invitation", SurveyInvited.class);
    public static final EventType SURVEY_SUPPRESSED =
            type("crm.survey.suppressed.v1", Topic.FEEDBACK, "outreach", SurveySuppressed.class);
    public static final EventType RESPONSE_SUBMITTED =
            type("crm.survey.response-submitted.v1", Topic.FEEDBACK, "invitation", ResponseSubmitted.class);
    public static final EventType FEEDBACK_RECEIVED =
            type("crm.feedback.received.v1", Topic.FEEDBACK, "feedback", FeedbackReceived.class);

    public static final EventType TICKET_CREATED =
            type("crm.ticket.created.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_ASSIGNED =
            type("crm.ticket.assigned.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_MESSAGE_ADDED =
            type("crm.ticket.message-added.v1", Topic.TICKET, "ticket", TicketMessageAdded.class);
    public static final EventType TICKET_STATUS_CHANGED =
            type("crm.ticket.status-changed.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_RESOLVED =
            type("crm.ticket.resolved.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_REOPENED =
            type("crm.ticket.reopened.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_CLOSED =
            type("crm.ticket.closed.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType COMPLAINT_RECEIVED =
            type("crm.complaint.received.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_ACKNOWLEDGED =
            type("crm.complaint.acknowledged.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_ASSESSED =
            type("crm.complaint.assessed.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_RESOLVED =
            type("crm.complaint.resolved.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_CLOSED =
            type("crm.complaint.closed.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_REMEDY_REQUESTED =
            type("crm.complaint.remedy-requested.v1", Topic.TICKET, "ticket", RemedyRequested.class);

    public static final EventType MEMBER_ENROLLED =
            type("crm.member.enrolled.v1", Topic.LOYALTY, "member", MemberEnrolled.class);
    public static final EventType POINTS_EARNED =
            type("crm.points.earned.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_REVERSED =
            type("crm.points.reversed.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_PENDING =
            type("crm.points.pending.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_ACTIVATED =
            type("crm.points.activated.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_RESERVED =
            type("crm.points.reserved.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_REDEEMED =
            type("crm.points.redeemed.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_RELEASED =
            type("crm.points.released.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_EXPIRING =
            type("crm.points.expiring.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_EXPIRED =
            type("crm.points.expired.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_ADJUSTED =
            type("crm.points.adjusted.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_TRANSFERRED =
            type("crm.points.transferred.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType REMEDY_GRANTED =
            type("crm.remedy.granted.v1", Topic.LOYALTY, "remedy", RemedyDecided.class);
    public static final EventType REMEDY_REFUSED =
            type("crm.remedy.refused.v1", Topic.LOYALTY, "remedy", RemedyDecided.class);
    public static final EventType REDEMPTION_RESERVED =
            type("crm.redemption.reserved.v1", Topic.LOYALTY, "redemption", RedemptionChanged.class);
    public static final EventType REDEMPTION_CONFIRMED =
            type("crm.redemption.confirmed.v1", Topic.LOYALTY, "redemption", RedemptionChanged.class);
    public static final EventType REDEMPTION_CANCELLED =
            type("crm.redemption.cancelled.v1", Topic.LOYALTY, "redemption", RedemptionChanged.class);
    public static final EventType COUPON_ISSUED =
            type("crm.coupon.issued.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType COUPON_REDEEMED =
            type("crm.coupon.redeemed.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType COUPON_RELEASED =
            type("crm.coupon.released.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType COUPON_EXPIRED =
            type("crm.coupon.expired.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType REFERRAL_INVITED =
            type("crm.referral.invited.v1", Topic.LOYALTY, "referral-invitation", ReferralInvited.class);
    public static final EventType REFERRAL_CREATED =
            type("crm.referral.created.v1", Topic.LOYALTY, "referral", ReferralChanged.class);
    public static final EventType REFERRAL_CONVERTED =
            type("crm.referral.converted.v1", Topic.LOYALTY, "referral", ReferralChanged.class);
    public static final EventType REFERRAL_REVERSED =
            type("crm.referral.reversed.v1", Topic.LOYALTY, "referral", ReferralChanged.class);
    public static final EventType CARE_PLANNED =
            type("crm.care.planned.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_DUE = type("crm.care.due.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_HELD = type("crm.care.held.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_RELEASED =
            type("crm.care.released.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_COMPLETED =
            type("crm.care.completed.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_SKIPPED =
            type("crm.care.skipped.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType TIER_UPGRADED =
            type("crm.tier.upgraded.v1", Topic.LOYALTY, "tier-standing", TierChanged.class);
    public static final EventType TIER_RENEWED =
            type("crm.tier.renewed.v1", Topic.LOYALTY, "tier-standing", TierChanged.class);
    public static final EventType TIER_DOWNGRADED =
            type("crm.tier.downgraded.v1", Topic.LOYALTY, "tier-standing", TierChanged.class);
    public static final EventType TIER_DOWNGRADE_WARNING =
            type("crm.tier.downgrade-warning.v1", Topic.LOYALTY, "tier-standing", TierDowngradeWarned.class);
    public static final EventType OFFER_GRANTED =
            type("crm.offer.granted.v1", Topic.LOYALTY, "offer-grant", OfferGranted.class);
    public static final EventType ACHIEVEMENT_REACHED =
            type("crm.achievement.reached.v1", Topic.LOYALTY, "achievement-standing", AchievementReached.class);
    public static final EventType BENEFIT_GRANTED =
            type("crm.benefit.granted.v1", Topic.LOYALTY, "tier-standing", BenefitChanged.class);
    public static final EventType BENEFIT_USED =
            type("crm.benefit.used.v1", Topic.LOYALTY, "tier-standing", BenefitChanged.class);
    public static final EventType BENEFIT_ENDED =
            type("crm.benefit.ended.v1", Topic.LOYALTY, "tier-standing", BenefitChanged.class);
    public static final EventType EARNING_RULE_PUBLISHED =
            type("crm.earning-rule.published.v1", Topic.LOYALTY, "earning-rule", EarningRuleChanged.class);
    public static final EventType EARNING_RULE_ARCHIVED =
            type("crm.earning-rule.archived.v1", Topic.LOYALTY, "earning-rule", EarningRuleChanged.class);

    public static final EventType SEGMENT_ENTERED =
            type("crm.segment.entered.v1", Topic.SEGMENT, "profile", SegmentMembershipChanged.class);
    public static final EventType SEGMENT_EXITED =
            type("crm.segment.exited.v1", Topic.SEGMENT, "profile", SegmentMembershipChanged.class);
    public static final EventType RFM_CHANGED = type("crm.rfm.changed.v1", Topic.SEGMENT, "profile", RfmChanged.class);
    public static final EventType FREQUENCY_BAND_CHANGED =
            type("crm.frequency-band.changed.v1", Topic.SEGMENT, "profile", FrequencyBandChanged.class);
    public static final EventType RISK_CHANGED =
            type("crm.risk.changed.v1", Topic.SEGMENT, "profile", RiskChanged.class);
    public static final EventType SEGMENT_PUBLISHED =
            type("crm.segment.published.v1", Topic.SEGMENT, "segment", SegmentLifecycle.class);
    public static final EventType SEGMENT_ARCHIVED =
            type("crm.segment.archived.v1", Topic.SEGMENT, "segment", SegmentLifecycle.class);
    public static final EventType STRATEGY_PUBLISHED =
            type("crm.strategy.published.v1", Topic.SEGMENT, "strategy", StrategyPublished.class);

    public static final EventType USAGE_RECORDED =
            type("crm.usage.recorded.v1", Topic.USAGE, "usage", UsageRecorded.class);

    public static final EventType MESSAGE_REQUESTED =
            type("crm.message.requested.v1", Topic.MESSAGE, "message", MessageChanged.class);
    public static final EventType MESSAGE_SENT =
            type("crm.message.sent.v1", Topic.MESSAGE, "message", MessageChanged.class);
    public static final EventType MESSAGE_FAILED =
            type("crm.message.failed.v1", Topic.MESSAGE, "message", MessageChanged.class);
    public static final EventType MESSAGE_BOUNCED =
            type("crm.message.bounced.v1", Topic.MESSAGE, "message", MessageChanged.class);

    public static final EventType COMMERCE_ORDER_COMPLETED =
            type("commerce.order.completed.v1", Topic.COMMERCE_ORDER, "commerce-order", OrderCompleted.class);
    public static final EventType COMMERCE_ORDER_REFUNDED =
            type("commerce.order.refunded.v1", Topic.COMMERCE_ORDER, "commerce-order", OrderRefunded.class);
    public static final EventType COMMERCE_ORDER_CANCELLED =
            type("commerce.order.cancelled.v1", Topic.COMMERCE_ORDER, "commerce-order", OrderCancelled.class);
    public static final EventType COMMERCE_USAGE_RECORDED =
            type("commerce.usage.recorded.v1", Topic.COMMERCE_USAGE, "commerce-usage", UsageReported.class);

    private static final List<EventType> ALL = List.copyOf(MADE);
    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(EventType::name, Function.identity()));

    private EventTypes() {}

    private static EventType type(String name, Topic topic, String aggregateType, Class<?> data) {
        EventType type = new EventType(name, topic, aggregateType, data);
        MADE.add(type);
        return type;
    }

    /** All types, topic by topic. */
    public static List<EventType> all() {
        return ALL;
    }

    /** The type of this {@code ce_type}, empty if Fives does not know it. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
