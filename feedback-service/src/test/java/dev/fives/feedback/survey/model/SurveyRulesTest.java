package dev.fives.feedback.survey.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.feedback.survey.model.AnswerRules.Given;
import dev.fives.feedback.survey.model.SurveyDraft.ChoiceDraft;
import dev.fives.feedback.survey.model.SurveyDraft.QuestionDraft;
import dev.fives.kit.draft.model.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyRulesTest {
    private static final Map<String, String> TEXT = Map.of("en", "Why?");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final SurveyRules rules = new SurveyRules(new SurveyLimits(4, 3, 50, 2, 20, 10));
    private final AnswerRules answers = new AnswerRules(10);
    private final List<String> refused = new ArrayList<>();
    private final Refusals refusals = (pointer, detail) -> refused.add(pointer);

    private static QuestionDraft question(String id, String type) {
        return new QuestionDraft(id, type, null, TEXT, null, null, null);
    }

    private static QuestionDraft rating(Integer min, Integer max) {
        return new QuestionDraft("stars", "RATING", false, TEXT, min, max, null);
    }

    private static QuestionDraft choice(String... codes) {
        return new QuestionDraft(
                "why",
                "CHOICE",
                false,
                TEXT,
                null,
                null,
                Arrays.stream(codes).map(code -> new ChoiceDraft(code, TEXT)).toList());
    }

    private Survey survey(QuestionDraft... questions) {
        return rules.read(new SurveyDraft("Survey", List.of(questions)), refusals)
                .orElseThrow();
    }

    private List<String> refusedOf(QuestionDraft... questions) {
        assertThat(rules.read(new SurveyDraft("Survey", List.of(questions)), refusals))
                .isEmpty();
        return refused;
    }

    private List<Answer> answersTo(Survey survey, Given... given) {
        return answers.check(survey.questions(), List.of(given), refusals);
    }

    @Test
    void answersWithoutEnd_areRefusedAsOne() {
        Survey asked = survey(question("q1", "NPS"));

        answersTo(asked, Collections.nCopies(101, new Given("q1", 7L)).toArray(Given[]::new));

        assertThat(refused).containsExactly("/answers");
    }

    @Test
    void metric_hasItsOwnScale_andIsRequiredUnlessSaidOtherwise() {
        Question nps = survey(question("q1", "NPS")).questions().getFirst();

        assertThat(nps.min()).isZero();
        assertThat(nps.max()).isEqualTo(10);
        assertThat(nps.required()).isTrue();
    }

    @Test
    void SAT_05_twoMetrics_areRefused() {
        assertThat(refusedOf(question("a", "NPS"), question("b", "CSAT"))).containsExactly("/questions");
    }

    @Test
    void everyMistake_isPointedAt() {
        QuestionDraft bad = new QuestionDraft("1!", "STARS", null, Map.of(), null, null, null);

        assertThat(rules.read(
                        new SurveyDraft(" ", List.of(bad, question("a", "TEXT"), question("a", "TEXT"))), refusals))
                .isEmpty();
        assertThat(refused)
                .containsExactlyInAnyOrder(
                        "/name", "/questions/0/id", "/questions/0/type", "/questions/0/text", "/questions/2/id");
    }

    @Test
    void noQuestion_tooMany_andNull_areRefused() {
        assertThat(rules.read(new SurveyDraft("Survey", null), refusals)).isEmpty();
        assertThat(rules.read(new SurveyDraft("Survey", Collections.nCopies(5, question("a", "TEXT"))), refusals))
                .isEmpty();
        assertThat(rules.read(new SurveyDraft("Survey", Arrays.asList((QuestionDraft) null)), refusals))
                .isEmpty();
        assertThat(refused).contains("/questions", "/questions/0");
    }

    @ParameterizedTest
    @CsvSource({"5,5", "6,1", "-1,5", "0,101"})
    void scale_thatDoesNotRise_isRefused(int min, int max) {
        assertThat(refusedOf(rating(min, max))).containsExactly("/questions/0/max");
    }

    @Test
    void scale_ofAMetric_cannotBeChanged() {
        assertThat(refusedOf(new QuestionDraft("q1", "NPS", true, TEXT, 1, 10, null)))
                .containsExactly("/questions/0/min");
    }

    @Test
    void choices_areTwoOrMore_eachOnce() {
        assertThat(refusedOf(choice("a"))).containsExactly("/questions/0/choices");
        refused.clear();
        assertThat(refusedOf(choice("a", "a"))).containsExactly("/questions/0/choices/1/code");
        refused.clear();
        assertThat(survey(choice("a", "b")).questions().getFirst().choices()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "10,true", "11,false", "-1,false"})
    void SAT_06_nps_from0To10(long value, boolean accepted) {
        List<Answer> given = answersTo(survey(question("q1", "NPS")), new Given("q1", value));

        assertThat(refused).isEqualTo(accepted ? List.of() : List.of("/answers/q1"));
        assertThat(given).hasSize(accepted ? 1 : 0);
    }

    @Test
    void SAT_05_zero_isAScore() {
        assertThat(answersTo(survey(question("q1", "NPS")), new Given("q1", 0L)))
                .containsExactly(new Answer("q1", 0, null, null));
    }

    @Test
    void SAT_06_required_isMissed_optionalIsNot() {
        Survey survey = survey(question("q1", "CSAT"), rating(1, 3), choice("a", "b"));
        refused.clear();

        assertThat(answersTo(survey)).isEmpty();
        assertThat(refused).containsExactly("/answers/q1");
    }

    @Test
    void SAT_06_wrongKindOfValue_stranger_andTwice_areRefused() {
        Survey survey = survey(question("q1", "CSAT"), choice("a", "b"), question("t", "TEXT"));

        answersTo(
                survey,
                new Given("q1", "5"),
                new Given("why", "c"),
                new Given("t", "more than ten characters"),
                new Given("other", 1L));
        assertThat(refused)
                .containsExactlyInAnyOrder("/answers/q1", "/answers/why", "/answers/t", "/answers/3/question");
        refused.clear();
        answersTo(survey, new Given("q1", 5L), new Given("q1", 4L), new Given("t", "fine"));
        assertThat(refused).containsExactly("/answers/q1");
    }

    @Test
    void SAT_06_answers_comeInTheOrderOfTheQuestions() {
        Survey survey = survey(question("q1", "CSAT"), choice("a", "b"), question("t", "TEXT"));

        assertThat(answersTo(survey, new Given("t", "late"), new Given("why", "b"), new Given("q1", 1L)))
                .containsExactly(
                        new Answer("q1", 1, null, null),
                        new Answer("why", null, "b", null),
                        new Answer("t", null, null, "late"));
    }

    @Test
    void SAT_06_requiredText_mustSaySomething() {
        answersTo(survey(question("t", "TEXT")), new Given("t", "  "));

        assertThat(refused).containsExactly("/answers/t");
    }

    @Test
    void SAT_06_publishing_keepsWhatWasAsked() {
        Survey first = survey(question("q1", "NPS")).publish(NOW);
        Survey second = first.with("Survey", survey(question("q2", "CSAT")).questions());

        assertThat(first.isInForce()).isTrue();
        assertThat(second.isInForce()).isFalse();
        Survey live = second.publish(NOW);
        assertThat(live.published().orElseThrow().version()).isEqualTo(2);
        assertThat(live.version(1).orElseThrow().questions().getFirst().id()).isEqualTo("q1");
        assertThat(live.version(3)).isEmpty();
    }
}
