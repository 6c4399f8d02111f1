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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Every event type that Fives writes, and those that it hears from other systems. A name is never changed nor used again. */
public final class EventTypes {
    public static final EventType CUSTOMER_CREATED =
            new EventType("crm.customer.created.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CUSTOMER_UPDATED =
            new EventType("crm.customer.updated.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CUSTOMER_DELETED =
            new EventType("crm.customer.deleted.v1", Topic.CUSTOMER, "customer", CustomerDeleted.class);
    public static final EventType CUSTOMER_RESTORED =
            new EventType("crm.customer.restored.v1", Topic.CUSTOMER, "customer", CustomerChanged.class);
    public static final EventType CONSENT_CHANGED =
            new EventType("crm.customer.consent-changed.v1", Topic.CUSTOMER, "consent", ConsentChanged.class);
    public static final EventType INTERACTION_LOGGED =
            new EventType("crm.interaction.logged.v1", Topic.CUSTOMER, "interaction", InteractionLogged.class);
    public static final EventType CONTACT_POINT_INVALIDATED = new EventType(
            "crm.contact-point.invalidated.v1", Topic.CUSTOMER, "customer", ContactPointInvalidated.class);

    public static final EventType PURCHASE_RECORDED =
            new EventType("crm.purchase.recorded.v1", Topic.PURCHASE, "purchase", PurchaseChanged.class);
    public static final EventType PURCHASE_REFUNDED =
            new EventType("crm.purchase.refunded.v1", Topic.PURCHASE, "purchase", PurchaseChanged.class);

    public static final EventType SURVEY_INVITED =
            new EventType("crm.survey.invited.v1", Topic.FEEDBACK, "invitation", SurveyInvited.class);
    public static final EventType SURVEY_SUPPRESSED =
            new EventType("crm.survey.suppressed.v1", Topic.FEEDBACK, "outreach", SurveySuppressed.class);
    public static final EventType RESPONSE_SUBMITTED =
            new EventType("crm.survey.response-submitted.v1", Topic.FEEDBACK, "invitation", ResponseSubmitted.class);
    public static final EventType FEEDBACK_RECEIVED =
            new EventType("crm.feedback.received.v1", Topic.FEEDBACK, "feedback", FeedbackReceived.class);
    public static final EventType TICKET_CREATED =
            new EventType("crm.ticket.created.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_ASSIGNED =
            new EventType("crm.ticket.assigned.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_MESSAGE_ADDED =
            new EventType("crm.ticket.message-added.v1", Topic.TICKET, "ticket", TicketMessageAdded.class);
    public static final EventType TICKET_STATUS_CHANGED =
            new EventType("crm.ticket.status-changed.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_RESOLVED =
            new EventType("crm.ticket.resolved.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_REOPENED =
            new EventType("crm.ticket.reopened.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType TICKET_CLOSED =
            new EventType("crm.ticket.closed.v1", Topic.TICKET, "ticket", TicketChanged.class);
    public static final EventType COMPLAINT_RECEIVED =
            new EventType("crm.complaint.received.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_ACKNOWLEDGED =
            new EventType("crm.complaint.acknowledged.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_ASSESSED =
            new EventType("crm.complaint.assessed.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_RESOLVED =
            new EventType("crm.complaint.resolved.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_CLOSED =
            new EventType("crm.complaint.closed.v1", Topic.TICKET, "ticket", ComplaintChanged.class);
    public static final EventType COMPLAINT_REMEDY_REQUESTED =
            new EventType("crm.complaint.remedy-requested.v1", Topic.TICKET, "ticket", RemedyRequested.class);

    public static final EventType MEMBER_ENROLLED =
            new EventType("crm.member.enrolled.v1", Topic.LOYALTY, "member", MemberEnrolled.class);
    public static final EventType POINTS_EARNED =
            new EventType("crm.points.earned.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_REVERSED =
            new EventType("crm.points.reversed.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_PENDING =
            new EventType("crm.points.pending.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_ACTIVATED =
            new EventType("crm.points.activated.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_RESERVED =
            new EventType("crm.points.reserved.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_REDEEMED =
            new EventType("crm.points.redeemed.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_RELEASED =
            new EventType("crm.points.released.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_EXPIRING =
            new EventType("crm.points.expiring.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_EXPIRED =
            new EventType("crm.points.expired.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_ADJUSTED =
            new EventType("crm.points.adjusted.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType POINTS_TRANSFERRED =
            new EventType("crm.points.transferred.v1", Topic.LOYALTY, "account", PointsEntry.class);
    public static final EventType REMEDY_GRANTED =
            new EventType("crm.remedy.granted.v1", Topic.LOYALTY, "remedy", RemedyDecided.class);
    public static final EventType REMEDY_REFUSED =
            new EventType("crm.remedy.refused.v1", Topic.LOYALTY, "remedy", RemedyDecided.class);
    public static final EventType REDEMPTION_RESERVED =
            new EventType("crm.redemption.reserved.v1", Topic.LOYALTY, "redemption", RedemptionChanged.class);
    public static final EventType REDEMPTION_CONFIRMED =
            new EventType("crm.redemption.confirmed.v1", Topic.LOYALTY, "redemption", RedemptionChanged.class);
    public static final EventType REDEMPTION_CANCELLED =
            new EventType("crm.redemption.cancelled.v1", Topic.LOYALTY, "redemption", RedemptionChanged.class);
    public static final EventType COUPON_ISSUED =
            new EventType("crm.coupon.issued.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType COUPON_REDEEMED =
            new EventType("crm.coupon.redeemed.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType COUPON_RELEASED =
            new EventType("crm.coupon.released.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType COUPON_EXPIRED =
            new EventType("crm.coupon.expired.v1", Topic.LOYALTY, "coupon", CouponChanged.class);
    public static final EventType REFERRAL_INVITED =
            new EventType("crm.referral.invited.v1", Topic.LOYALTY, "referral-invitation", ReferralInvited.class);
    public static final EventType REFERRAL_CREATED =
            new EventType("crm.referral.created.v1", Topic.LOYALTY, "referral", ReferralChanged.class);
    public static final EventType REFERRAL_CONVERTED =
            new EventType("crm.referral.converted.v1", Topic.LOYALTY, "referral", ReferralChanged.class);
    public static final EventType REFERRAL_REVERSED =
            new EventType("crm.referral.reversed.v1", Topic.LOYALTY, "referral", ReferralChanged.class);
    public static final EventType CARE_PLANNED =
            new EventType("crm.care.planned.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_DUE =
            new EventType("crm.care.due.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_HELD =
            new EventType("crm.care.held.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_RELEASED =
            new EventType("crm.care.released.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_COMPLETED =
            new EventType("crm.care.completed.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType CARE_SKIPPED =
            new EventType("crm.care.skipped.v1", Topic.LOYALTY, "care-task", CareChanged.class);
    public static final EventType EARNING_RULE_PUBLISHED =
            new EventType("crm.earning-rule.published.v1", Topic.LOYALTY, "earning-rule", EarningRuleChanged.class);
    public static final EventType EARNING_RULE_ARCHIVED =
            new EventType("crm.earning-rule.archived.v1", Topic.LOYALTY, "earning-rule", EarningRuleChanged.class);
    public static final EventType TIER_UPGRADED =
            new EventType("crm.tier.upgraded.v1", Topic.LOYALTY, "tier-standing", TierChanged.class);
    public static final EventType TIER_RENEWED =
            new EventType("crm.tier.renewed.v1", Topic.LOYALTY, "tier-standing", TierChanged.class);
    public static final EventType TIER_DOWNGRADED =
            new EventType("crm.tier.downgraded.v1", Topic.LOYALTY, "tier-standing", TierChanged.class);
    public static final EventType TIER_DOWNGRADE_WARNING =
            new EventType("crm.tier.downgrade-warning.v1", Topic.LOYALTY, "tier-standing", TierDowngradeWarned.class);
    public static final EventType OFFER_GRANTED =
            new EventType("crm.offer.granted.v1", Topic.LOYALTY, "offer-grant", OfferGranted.class);
    public static final EventType BENEFIT_GRANTED =
            new EventType("crm.benefit.granted.v1", Topic.LOYALTY, "tier-standing", BenefitChanged.class);
    public static final EventType BENEFIT_USED =
            new EventType("crm.benefit.used.v1", Topic.LOYALTY, "tier-standing", BenefitChanged.class);
    public static final EventType BENEFIT_ENDED =
            new EventType("crm.benefit.ended.v1", Topic.LOYALTY, "tier-standing", BenefitChanged.class);

    public static final EventType SEGMENT_ENTERED =
            new EventType("crm.segment.entered.v1", Topic.SEGMENT, "profile", SegmentMembershipChanged.class);
    public static final EventType SEGMENT_EXITED =
            new EventType("crm.segment.exited.v1", Topic.SEGMENT, "profile", SegmentMembershipChanged.class);
    public static final EventType RFM_CHANGED =
            new EventType("crm.rfm.changed.v1", Topic.SEGMENT, "profile", RfmChanged.class);
    public static final EventType FREQUENCY_BAND_CHANGED =
            new EventType("crm.frequency-band.changed.v1", Topic.SEGMENT, "profile", FrequencyBandChanged.class);
    public static final EventType RISK_CHANGED =
            new EventType("crm.risk.changed.v1", Topic.SEGMENT, "profile", RiskChanged.class);
    public static final EventType SEGMENT_PUBLISHED =
            new EventType("crm.segment.published.v1", Topic.SEGMENT, "segment", SegmentLifecycle.class);
    public static final EventType SEGMENT_ARCHIVED =
            new EventType("crm.segment.archived.v1", Topic.SEGMENT, "segment", SegmentLifecycle.class);
    public static final EventType STRATEGY_PUBLISHED =
            new EventType("crm.strategy.published.v1", Topic.SEGMENT, "strategy", StrategyPublished.class);

    public static final EventType USAGE_RECORDED =
            new EventType("crm.usage.recorded.v1", Topic.USAGE, "usage", UsageRecorded.class);

    public static final EventType MESSAGE_REQUESTED =
            new EventType("crm.message.requested.v1", Topic.MESSAGE, "message", MessageChanged.class);
    public static final EventType MESSAGE_SENT =
            new EventType("crm.message.sent.v1", Topic.MESSAGE, "message", MessageChanged.class);
    public static final EventType MESSAGE_FAILED =
            new EventType("crm.message.failed.v1", Topic.MESSAGE, "message", MessageChanged.class);
    public static final EventType MESSAGE_BOUNCED =
            new EventType("crm.message.bounced.v1", Topic.MESSAGE, "message", MessageChanged.class);

    public static final EventType COMMERCE_ORDER_COMPLETED =
            new EventType("commerce.order.completed.v1", Topic.COMMERCE_ORDER, "commerce-order", OrderCompleted.class);
    public static final EventType COMMERCE_ORDER_REFUNDED =
            new EventType("commerce.order.refunded.v1", Topic.COMMERCE_ORDER, "commerce-order", OrderRefunded.class);
    public static final EventType COMMERCE_ORDER_CANCELLED =
            new EventType("commerce.order.cancelled.v1", Topic.COMMERCE_ORDER, "commerce-order", OrderCancelled.class);
    public static final EventType COMMERCE_USAGE_RECORDED =
            new EventType("commerce.usage.recorded.v1", Topic.COMMERCE_USAGE, "commerce-usage", UsageReported.class);

    private static final List<EventType> ALL = List.of(
            CUSTOMER_CREATED,
            CUSTOMER_UPDATED,
            CUSTOMER_DELETED,
            CUSTOMER_RESTORED,
            CONSENT_CHANGED,
            INTERACTION_LOGGED,
            CONTACT_POINT_INVALIDATED,
            PURCHASE_RECORDED,
            PURCHASE_REFUNDED,
            SURVEY_INVITED,
            SURVEY_SUPPRESSED,
            RESPONSE_SUBMITTED,
            FEEDBACK_RECEIVED,
            TICKET_CREATED,
            TICKET_ASSIGNED,
            TICKET_MESSAGE_ADDED,
            TICKET_STATUS_CHANGED,
            TICKET_RESOLVED,
            TICKET_REOPENED,
            TICKET_CLOSED,
            COMPLAINT_RECEIVED,
            COMPLAINT_ACKNOWLEDGED,
            COMPLAINT_ASSESSED,
            COMPLAINT_RESOLVED,
            COMPLAINT_CLOSED,
            COMPLAINT_REMEDY_REQUESTED,
            MEMBER_ENROLLED,
            POINTS_EARNED,
            POINTS_REVERSED,
            POINTS_PENDING,
            POINTS_ACTIVATED,
            POINTS_RESERVED,
            POINTS_REDEEMED,
            POINTS_RELEASED,
            POINTS_EXPIRING,
            POINTS_EXPIRED,
            POINTS_ADJUSTED,
            POINTS_TRANSFERRED,
            REMEDY_GRANTED,
            REMEDY_REFUSED,
            REDEMPTION_RESERVED,
            REDEMPTION_CONFIRMED,
            REDEMPTION_CANCELLED,
            COUPON_ISSUED,
            COUPON_REDEEMED,
            COUPON_RELEASED,
            COUPON_EXPIRED,
            REFERRAL_INVITED,
            REFERRAL_CREATED,
            REFERRAL_CONVERTED,
            REFERRAL_REVERSED,
            CARE_PLANNED,
            CARE_DUE,
            CARE_HELD,
            CARE_RELEASED,
            CARE_COMPLETED,
            CARE_SKIPPED,
            TIER_UPGRADED,
            TIER_RENEWED,
            TIER_DOWNGRADED,
            TIER_DOWNGRADE_WARNING,
            OFFER_GRANTED,
            BENEFIT_GRANTED,
            BENEFIT_USED,
            BENEFIT_ENDED,
            EARNING_RULE_PUBLISHED,
            EARNING_RULE_ARCHIVED,
            SEGMENT_ENTERED,
            SEGMENT_EXITED,
            RFM_CHANGED,
            FREQUENCY_BAND_CHANGED,
            RISK_CHANGED,
            SEGMENT_PUBLISHED,
            SEGMENT_ARCHIVED,
            STRATEGY_PUBLISHED,
            USAGE_RECORDED,
            MESSAGE_REQUESTED,
            MESSAGE_SENT,
            MESSAGE_FAILED,
            MESSAGE_BOUNCED,
            COMMERCE_ORDER_COMPLETED,
            COMMERCE_ORDER_REFUNDED,
            COMMERCE_ORDER_CANCELLED,
            COMMERCE_USAGE_RECORDED);
    private static final Map<String, EventType> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(EventType::name, Function.identity()));

    private EventTypes() {}

    /** All types, topic by topic. */
    public static List<EventType> all() {
        return ALL;
    }

    /** The type of this {@code ce_type}, empty if Fives does not know it. */
    public static Optional<EventType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
