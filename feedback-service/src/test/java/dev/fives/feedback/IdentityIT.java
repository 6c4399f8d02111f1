package dev.fives.feedback;

import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import dev.fives.kit.test.stack.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who is let in at this service's own port, past the gateway. */
class IdentityIT extends IdentityContract {
    private static final RunningService SERVICE = RunningService.shared();

    @Override
    protected Running application() {
        return new Running(
                SERVICE.context(),
                RunningService.tokens(),
                SeenPaths.BEHIND_GATEWAY,
                "feedback-service",
                List.of("gateway"));
    }

    @Override
    protected Optional<Personal> personal() {
        String said = SERVICE.post(
                        "/feedback", "{'channel':'PHONE','customerId':'cus_lark','text':'the cage is too small'}")
                .id();
        String link = invited("cus_lark");
        String answered = SERVICE.answer(
                        link, "{'answers':[{'question':'csat','value':1},{'question':'comment','value':'it moults'}]}")
                .at("/responseId");
        return Optional.of(new Personal(
                List.of(Map.of("id", said), Map.of("id", answered)),
                List.of("the cage is too small", "it moults", link.substring(link.lastIndexOf('/') + 1)),
                "***"));
    }

    /** The link of the question after a purchase. */
    private static String invited(String customerId) {
        SERVICE.topics().recorded(customerId, "pur_cage");
        SERVICE.clock.advance(Duration.ofDays(3));
        String path = "/invitations?customerId=" + customerId;
        Eventually.until(
                "invited",
                Duration.ofSeconds(60),
                () -> SERVICE.get(path).at("/items/0/link").startsWith("https"));
        return SERVICE.get(path).at("/items/0/link");
    }
}
