package dev.fives.segmentation;

import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import dev.fives.kit.test.stack.LocalBackends;
import java.util.List;
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
}
