package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.api.Operation;
import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Who is let in at the one port that is exposed, to operations of every service. */
class IdentityIT extends IdentityContract {
    /** Routed to the owner of the aggregate, or to whoever writes the messages. */
    private static final Set<String> ROUTED = Set.of("readEvents", "readMessage", "repeatMessage");

    @BeforeEach
    void forget() {
        GatewayFixture.all().forEach(Upstream::forget);
    }

    @Override
    protected Running application() {
        return new Running(
                GatewayFixture.context(),
                GatewayFixture.TOKENS,
                SeenPaths.AS_CALLED,
                "gateway",
                List.of(
                        "customer-service",
                        "loyalty-service",
                        "segmentation-service",
                        "feedback-service",
                        "ticket-service"));
    }

    @Override
    protected boolean hasHandler(Operation operation) {
        return !ROUTED.contains(operation.operationId());
    }

    /** Whoever is refused is refused before a route is taken. */
    @AfterEach
    void noServiceWasReached(TestInfo test) {
        if (test.getTags().contains(LET_IN)) {
            return;
        }
        assertThat(GatewayFixture.all())
                .allSatisfy(service -> assertThat(service.calls()).isEmpty());
    }

    @Test
    @Tag(LET_IN)
    void GW_02_keyOfAMachineIsPassedOn() {
        GatewayFixture.anonymous()
                .get()
                .uri("/api/v1/customers")
                .header("X-Api-Key", GatewayFixture.KEY)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(GatewayFixture.CUSTOMER.last().headers())
                .containsEntry("x-api-key", GatewayFixture.KEY)
                .doesNotContainKey("authorization");
    }
}
