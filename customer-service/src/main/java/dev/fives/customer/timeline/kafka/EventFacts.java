package dev.fives.customer.timeline.kafka;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.fives.contracts.EventType;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.ConsentChanged;
import dev.fives.contracts.customer.ContactPointInvalidated;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.customer.InteractionLogged;
import dev.fives.contracts.feedback.FeedbackReceived;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.feedback.SurveyInvited;
import dev.fives.contracts.feedback.SurveySuppressed;
import dev.fives.contracts.message.MessageChanged;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.contracts.segment.RiskChanged;
import dev.fives.contracts.segment.SegmentMembershipChanged;
import dev.fives.contracts.ticket.ComplaintChanged;
import dev.fives.contracts.ticket.RemedyRequested;
import dev.fives.contracts.ticket.TicketChanged;
import dev.fives.contracts.ticket.TicketMessageAdded;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.contracts.usage.UsageRecorded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What each event says in a few plain facts. Every type of the published language is either told here or left out by
 * name; a test sees to it, so that a new type is a decision and not an oversight.
 */
final class EventFacts {
    /**
     * Of no customer, or scores that move with other customers' purchases and would drown what a customer did, or of
     * other systems, which are told when they have become ours.
     */
    static final Set<EventType> LEFT_OUT = Set.of(
            EventTypes.SEGMENT_PUBLISHED,
            EventTypes.SEGMENT_ARCHIVED,
            EventTypes.STRATEGY_PUBLISHED,
            EventTypes.EARNING_RULE_PUBLISHED,
            EventTypes.EARNING_RULE_ARCHIVED,
            EventTypes.RFM_CHANGED,
            EventTypes.FREQUENCY_BAND_CHANGED,
            EventTypes.COMMERCE_ORDER_COMPLETED,
            EventTypes.COMMERCE_ORDER_REFUNDED,
            EventTypes.COMMERCE_ORDER_CANCELLED,
            EventTypes.COMMERCE_USAGE_RECORDED);

    /** By the record of the data, since types that share one say the same kind of thing. */
    private static final List<Teller<?>> OTHERS = List.of(
            new Teller<>(CustomerChanged.class, EventFacts::customer),
            new Teller<>(CustomerDeleted.class, EventFacts::deletion),
            new Teller<>(ConsentChanged.class, EventFacts::consent),
            new Teller<>(InteractionLogged.class, EventFacts::interaction),
            new Teller<>(ContactPointInvalidated.class, EventFacts::deadContactPoint),
            new Teller<>(PurchaseChanged.class, EventFacts::purchase),
            new Teller<>(SurveyInvited.class, EventFacts::invitation),
            new Teller<>(SurveySuppressed.class, EventFacts::suppression),
            new Teller<>(ResponseSubmitted.class, EventFacts::response),
            new Teller<>(FeedbackReceived.class, EventFacts::feedback),
            new Teller<>(TicketChanged.class, EventFacts::ticket),
            new Teller<>(TicketMessageAdded.class, EventFacts::message),
            new Teller<>(ComplaintChanged.class, EventFacts::complaint),
            new Teller<>(RemedyRequested.class, EventFacts::remedyRequest),
            new Teller<>(SegmentMembershipChanged.class, EventFacts::membership),
            new Teller<>(RiskChanged.class, EventFacts::risk),
            new Teller<>(UsageRecorded.class, EventFacts::usage),
            new Teller<>(MessageChanged.class, EventFacts::writtenMessage));

    private static final Map<Class<?>, Teller<?>> BY_DATA = Stream.concat(
                    OTHERS.stream(), LoyaltyFacts.TELLERS.stream())
            .collect(toUnmodifiableMap(Teller::data, Function.identity()));

    private EventFacts() {}

    /** The types on this topic that are told. */
    static List<EventType> toldOn(Topic topic) {
        return EventTypes.all().stream()
                .filter(type -> type.topic() == topic && !LEFT_OUT.contains(type))
                .toList();
    }

    /**
     * The facts of this event.
     *
     * @param data the record of the type
     */
    static Telling of(EventType type, Object data) {
        Teller<?> teller = LEFT_OUT.contains(type) ? null : BY_DATA.get(type.data());
        if (teller == null) {
            throw new IllegalArgumentException("type: " + type + " (expected: one that the timeline tells)");
        }
        return teller.tell(data);
    }

    private static Telling customer(CustomerChanged event) {
        return Telling.of(event.customerId())
                .fact("history", event.history() ? true : null)
                .fact("lifecycleStage", event.after().lifecycleStage())
                .facts("changed", event.changedFields());
    }

    private static Telling deletion(CustomerDeleted event) {
        return Telling.of(event.customerId())
                .fact("reason", event.reason())
                .at("restorableUntil", event.restorableUntil());
    }

    private static Telling consent(ConsentChanged event) {
        return Telling.of(event.customerId())
                .fact("channel", event.channel())
                .fact("purpose", event.purpose())
                .fact("status", event.status())
                .at("validUntil", event.validUntil());
    }

    private static Telling interaction(InteractionLogged event) {
        return Telling.of(event.customerId())
                .about("interactionId", event.interactionId())
                .fact("channel", event.channel())
                .fact("direction", event.direction());
    }

    private static Telling deadContactPoint(ContactPointInvalidated event) {
        return Telling.of(event.customerId())
                .about("messageId", event.messageId())
                .fact("channel", event.channel())
                .fact("reason", event.reason());
    }

    private static Telling purchase(PurchaseChanged event) {
        PurchaseChanged.Refund refund = event.refund();
        return Telling.of(event.customerId())
                .about("purchaseId", event.purchaseId())
                .fact("externalRef", event.externalRef())
                .fact("channel", event.channel())
                .fact("total", event.total().amount())
                .fact("refund", refund == null ? null : refund.amount().amount())
                .fact("net", refund == null ? null : event.net().amount())
                .fact("currency", event.total().currency());
    }

    private static Telling invitation(SurveyInvited event) {
        return Telling.of(event.customerId())
                .about("invitationId", event.invitationId())
                .about("surveyId", event.surveyId())
                .about("purchaseId", event.trigger().purchaseId())
                .fact("channel", event.channel())
                .at("expiresAt", event.expiresAt());
    }

    private static Telling suppression(SurveySuppressed event) {
        return Telling.of(event.customerId())
                .about("surveyId", event.surveyId())
                .about("purchaseId", event.trigger().purchaseId())
                .fact("reason", event.reason());
    }

    private static Telling response(ResponseSubmitted event) {
        return Telling.of(event.customerId())
                .about("responseId", event.responseId())
                .about("invitationId", event.invitationId())
                .about("purchaseId", event.purchaseId())
                .fact("channel", event.channel())
                .fact("metric", event.metric())
                .fact("score", event.score())
                .fact("sentiment", event.sentiment());
    }

    private static Telling feedback(FeedbackReceived event) {
        return Telling.of(event.customerId())
                .about("feedbackId", event.feedbackId())
                .about("purchaseId", event.purchaseId())
                .fact("channel", event.channel())
                .fact("metric", event.metric())
                .fact("score", event.score())
                .fact("sentiment", event.sentiment());
    }

    private static Telling ticket(TicketChanged event) {
        return about(event.ticket())
                .about("assigneeId", event.ticket().assigneeId())
                .fact("source", event.ticket().source())
                .fact("channel", event.ticket().channel())
                .fact("priority", event.ticket().priority())
                .fact("from", event.from())
                .fact("to", event.to())
                .fact("reason", event.reason())
                .fact("resolutionMinutes", event.resolutionMinutes());
    }

    private static Telling message(TicketMessageAdded event) {
        return about(event.ticket())
                .about("messageId", event.messageId())
                .fact("authorKind", event.authorKind())
                .fact("visibility", event.visibility());
    }

    private static Telling complaint(ComplaintChanged event) {
        ComplaintChanged.Remedy remedy = event.remedy();
        return about(event.ticket())
                .about("remedyId", remedy == null ? null : remedy.remedyId())
                .fact("severity", event.severity())
                .fact("safety", event.safety())
                .fact("rootCause", event.rootCause())
                .fact("remedy", remedy == null ? null : remedy.type())
                .fact("value", remedy == null ? null : remedy.value());
    }

    private static Telling remedyRequest(RemedyRequested event) {
        return about(event.ticket())
                .about("remedyId", event.remedyId())
                .fact("remedy", event.type())
                .fact("value", event.value());
    }

    /** What every event of a ticket tells; who nobody knows has no timeline. */
    private static Telling about(TicketSnapshot ticket) {
        return Telling.of(ticket.customerId())
                .about("ticketId", ticket.ticketId())
                .about("responseId", ticket.responseId())
                .about("purchaseId", ticket.purchaseId())
                .fact("number", ticket.number())
                .fact("kind", ticket.kind())
                .fact("status", ticket.status());
    }

    private static Telling membership(SegmentMembershipChanged event) {
        return Telling.of(event.customerId())
                .about("segmentId", event.segmentId())
                .fact("code", event.code());
    }

    private static Telling risk(RiskChanged event) {
        return Telling.of(event.customerId())
                .fact("from", event.from())
                .fact("to", event.to())
                .facts(
                        "reasons",
                        event.reasons().stream().map(RiskChanged.Reason::code).toList());
    }

    private static Telling usage(UsageRecorded event) {
        return Telling.of(event.customerId())
                .about("usageId", event.usageId())
                .fact("name", event.name())
                .fact("system", event.system());
    }

    private static Telling writtenMessage(MessageChanged event) {
        return Telling.of(event.customerId())
                .about("messageId", event.messageId())
                .fact("channel", event.channel())
                .fact("purpose", event.purpose())
                .fact("template", event.template())
                .fact("status", event.status())
                .fact("reason", event.reason());
    }
}
