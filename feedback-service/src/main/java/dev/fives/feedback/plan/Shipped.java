package dev.fives.feedback.plan;

import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.Question;
import dev.fives.feedback.survey.model.QuestionType;
import dev.fives.feedback.survey.model.Survey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What a new deployment has: a survey for each metric, and one plan. Ids are fixed, so it is made once for ever. */
final class Shipped {
    private static final String NPS = "srv_nps";
    private static final String CSAT = "srv_csat";
    private static final String CES = "srv_ces";
    private static final String AFTER_PURCHASE = "spl_csat-after-purchase";

    private Shipped() {}

    static Mono<Void> into(Surveys surveys, Plans plans) {
        return Mono.defer(() -> surveys.ship(NPS, nps()))
                .then(Mono.defer(() -> surveys.ship(CSAT, csat())))
                .then(Mono.defer(() -> surveys.ship(CES, ces())))
                .then(Mono.defer(() -> plans.ship(AFTER_PURCHASE, afterPurchase())));
    }

    /** It is as old as the deployment, so no purchase is older. */
    private static SurveyPlan afterPurchase() {
        return new SurveyPlan(
                "CSAT after a purchase",
                CSAT,
                SurveyPlan.PURCHASE_COMPLETED,
                Duration.ofDays(3).toSeconds(),
                "EMAIL",
                30,
                Duration.ofDays(14).toSeconds(),
                true,
                Instant.EPOCH);
    }

    private static Survey nps() {
        return survey(
                "NPS",
                scale("nps", QuestionType.NPS, "How likely are you to recommend us to a friend?", "您有多大可能向朋友推荐我们？"));
    }

    private static Survey csat() {
        return survey(
                "CSAT", scale("csat", QuestionType.CSAT, "How satisfied are you with your purchase?", "您对本次购买满意吗？"));
    }

    private static Survey ces() {
        return survey("CES", scale("ces", QuestionType.CES, "How easy did we make it for you?", "我们让事情办起来容易吗？"));
    }

    private static Survey survey(String name, Question metric) {
        Map<String, String> text = Map.of("en", "What could we do better?", "zh", "我们还可以做得更好的地方？");
        Question comment = new Question("comment", QuestionType.TEXT, false, text, null, null, List.of());
        return Survey.draft(name, List.of(metric, comment));
    }

    private static Question scale(String id, QuestionType type, String en, String zh) {
        var metric = type.metric().orElseThrow();
        return new Question(id, type, true, Map.of("en", en, "zh", zh), metric.lowest(), metric.highest(), List.of());
    }
}
