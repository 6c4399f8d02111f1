package dev.fives.segmentation;

import dev.fives.api.Operation;
import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.stack.LocalBackends;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in at this service's own port, past the gateway. */
@ExtendWith(LocalBackends.class)
class IdentityIT extends IdentityContract {
    @Override
    protected Running application() {
        return new Running(
                RunningService.still().context(),
                RunningService.tokens(),
                SeenPaths.BEHIND_GATEWAY,
                "segmentation-service",
                List.of("gateway"));
    }

    @Override
    protected Optional<Personal> personal() {
        RunningService service = RunningService.still();
        service.topics().customer("cus_lark", 1, "200001", "1996-02-29");
        Eventually.until(
                "profile",
                Duration.ofSeconds(60),
                () -> service.get("/profiles/cus_lark")
                        .at("/attributes/birthDate")
                        .startsWith("1996"));
        return Optional.of(new Personal(
                List.of(Map.of("customerId", "cus_lark")), List.of("1996-02-29"), "\"birthDate\":\"1996\""));
    }

    /** Cut points are everybody's. */
    @Override
    protected boolean changesNothingWithoutBody(Operation operation) {
        return !operation.operationId().equals("rankCustomers");
    }
}
