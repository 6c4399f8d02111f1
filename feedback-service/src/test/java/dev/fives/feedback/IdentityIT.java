package dev.fives.feedback;

import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is let in at this service's own port, past the gateway. */
class IdentityIT extends IdentityContract {
    @Override
    protected Running application() {
        return new Running(
                RunningService.shared().context(),
                RunningService.tokens(),
                SeenPaths.BEHIND_GATEWAY,
                "feedback-service",
                List.of("gateway"));
    }

    @Override
    protected Optional<Personal> personal() {
        String id = RunningService.shared()
                .post("/feedback", "{'channel':'PHONE','customerId':'cus_lark','text':'the cage is too small'}")
                .id();
        return Optional.of(new Personal(Map.of("id", id), List.of("the cage is too small")));
    }
}
