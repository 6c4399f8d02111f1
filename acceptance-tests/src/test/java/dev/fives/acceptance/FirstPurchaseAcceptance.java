package dev.fives.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.acceptance.chaos.TopicAudit;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first story, on the stack that {@code ./fives up} starts, with every event delivered three times. */
class FirstPurchaseAcceptance {

    @ParameterizedTest
    @ValueSource(strings = {"one JVM", "--processes"})
    void purchase_becomesPointsAndProfile(String mode) throws Exception {
        String[] options = mode.startsWith("--") ? new String[] {mode} : new String[0];
        try (FivesStack stack = FivesStack.up(options);
                EventTripler tripler = new EventTripler(stack.bootstrapServers())) {
            String customer = new FirstPurchase(stack.api("admin"))
                    .play(InstantSource.system().instant());

            Eventually.asserted(Duration.ofSeconds(20), () -> {
                TopicAudit audit = TopicAudit.of(stack.bootstrapServers(), "");
                assertThat(audit.problems()).isEmpty();
                assertThat(audit.records()).isEqualTo(3 * tripler.events());
                assertThat(audit.types())
                        .contains(
                                "crm.customer.created.v1",
                                "crm.purchase.recorded.v1",
                                "crm.purchase.refunded.v1",
                                "crm.member.enrolled.v1",
                                "crm.points.earned.v1",
                                "crm.points.reversed.v1",
                                "crm.rfm.changed.v1");
            });
            assertThat(stack.api("admin")
                            .get("/api/v1/members/" + customer)
                            .expect(200)
                            .body()
                            .at("/points/active")
                            .longValue())
                    .isEqualTo(168);
        }
    }
}
