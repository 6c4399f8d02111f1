package dev.fives.feedback.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanBodyTest {
    private static PlanBody plan(String surveyId, String delay) {
        return new PlanBody(
                "Plan", surveyId, new PlanBody.Trigger("PURCHASE_COMPLETED", delay), "EMAIL", null, null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "P3D", "P1DT12H", "PT36H30M", "PT90M", "PT5S", "P366D"})
    void delay_isADurationAsTheDocumentHasIt(String delay) {
        assertThat(plan("srv_csat", delay).checked().delaySeconds()).isNotNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P367D", "P0003D", "PT1.5S", "p3d", "-P3D", "+P3D", "P-1D", "P1W", "PT", "P3D ", ""})
    void delay_isRefusedOtherwise(String delay) {
        assertThatThrownBy(() -> plan("srv_csat", delay).checked())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/trigger/delay"));
    }

    @Test
    void surveyId_isBounded() {
        assertThatThrownBy(() -> plan("s".repeat(101), "P3D").checked()).isInstanceOf(ProblemException.class);
    }
}
