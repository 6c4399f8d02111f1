package dev.fives.loyalty;

import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in at this service's own port, past the gateway. */
@ExtendWith(SharedLoyalty.class)
class IdentityIT extends IdentityContract {
    @Override
    protected Running application() {
        return new Running(
                SharedLoyalty.loyalty().context(),
                RunningLoyalty.tokens(),
                SeenPaths.BEHIND_GATEWAY,
                "loyalty-service",
                List.of("gateway"));
    }

    @Override
    protected Optional<Personal> personal() {
        HttpResponse<String> planned = SharedLoyalty.loyalty().post("/care-tasks", """
                {'customerId':'cus_lark','kind':'HOLIDAY','channel':'SMS','note':'likes seeds'}""");
        String id = planned.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        return Optional.of(new Personal(List.of(Map.of("id", id)), List.of("likes seeds"), "***"));
    }
}
