package dev.fives.feedback.invitation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.feedback.invitation.app.AnswerInvitation.Asked;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.survey.model.Question;
import dev.fives.feedback.survey.model.QuestionType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionnaireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static String language(String wished) {
        Invitation invitation = new Invitation(
                "cus_1", "srv_1", 1, "spl_1", "PURCHASE_COMPLETED", "pur_1", "EMAIL", NOW, NOW, "corr-1", null);
        Question question =
                new Question("csat", QuestionType.CSAT, true, Map.of("en", "Well?", "zh", "好吗？"), 1, 5, List.of());
        return Questionnaire.of(new Asked(invitation, List.of(question)), wished)
                .language();
    }

    @Test
    void SAT_01_language_isTheFirstOfTheWishedThatThereIs() {
        assertThat(language("fr, zh-CN;q=0.8, en;q=0.5")).isEqualTo("zh");
        assertThat(language("fr")).isEqualTo("en");
        assertThat(language("not a language;;")).isEqualTo("en");
    }

    @Test
    void SAT_01_endlessWishes_areNotRead() {
        assertThat(language("zh" + ",fr".repeat(5000))).isEqualTo("en");
    }
}
