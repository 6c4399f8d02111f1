package dev.fives.loyalty.account.kafka;

import dev.fives.contracts.feedback.FeedbackReceived;
import dev.fives.contracts.feedback.ResponseSubmitted;
import dev.fives.contracts.usage.UsageRecorded;
import dev.fives.kit.events.listener.EventHandler;
import dev.fives.loyalty.account.app.EarnOnce;
import dev.fives.loyalty.earning.model.Occasion.Event;
import dev.fives.loyalty.earning.model.Trigger;
import reactor.core.publisher.Mono;

/** Answers, reviews and usage as occasions. Memory: the entry's unique source, which is the fact. */
public final class EarnOnEvents {
    private static final String REVIEW = "REVIEW";

    private EarnOnEvents() {}

    /** Once for each survey, however often a customer is asked it. */
    public static EventHandler answer(EarnOnce earn) {
        return event -> {
            ResponseSubmitted answer = event.dataAs(ResponseSubmitted.class);
            return earn.of(
                    answer.customerId(),
                    "survey:" + answer.surveyId(),
                    new Event(new Trigger.SurveyAnswered(), answer.at()));
        };
    }

    /** Reviews of customers that somebody knows. */
    public static EventHandler review(EarnOnce earn) {
        return event -> {
            FeedbackReceived feedback = event.dataAs(FeedbackReceived.class);
            String customerId = feedback.customerId();
            return customerId == null || !feedback.channel().equals(REVIEW)
                    ? Mono.empty()
                    : earn.of(
                            customerId,
                            "review:" + feedback.feedbackId(),
                            new Event(new Trigger.ReviewWritten(), feedback.at()));
        };
    }

    public static EventHandler usage(EarnOnce earn) {
        return event -> {
            UsageRecorded usage = event.dataAs(UsageRecorded.class);
            return earn.of(
                    usage.customerId(),
                    "usage:" + usage.usageId(),
                    new Event(new Trigger.Usage(usage.name()), usage.at()));
        };
    }
}
