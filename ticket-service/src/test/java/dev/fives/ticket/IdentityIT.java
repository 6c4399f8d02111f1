package dev.fives.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import dev.fives.kit.test.stack.LocalBackends;
import dev.fives.kit.test.stack.TestHttp.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is let in at this service's own port, past the gateway. */
@ExtendWith(LocalBackends.class)
class IdentityIT extends IdentityContract {
    @Override
    protected Running application() {
        return new Running(
                RunningService.context(),
                RunningService.tokens(),
                SeenPaths.BEHIND_GATEWAY,
                "ticket-service",
                List.of("gateway"));
    }

    @Override
    protected Optional<Personal> personal() {
        String id = RunningService.post(
                        "/tickets",
                        "{'kind':'QUESTION','channel':'EMAIL','subject':'Lark is silent','description':'since Monday'}")
                .id();
        RunningService.post(
                "/tickets/" + id + "/messages",
                "{'text':'it sang before','visibility':'PUBLIC','authorKind':'CUSTOMER'}");
        String etag = RunningService.get("/tickets/" + id).etag();
        String token = RunningService.patch(
                        "/tickets/" + id, etag, "{'description':'since Tuesday','tags':['sings-bass']}")
                .at("/trackingToken");
        return Optional.of(new Personal(
                List.of(Map.of("id", id)),
                List.of("Lark is silent", "since Monday", "since Tuesday", "it sang before", "sings-bass", token),
                "***"));
    }

    @Test
    void analyst_isNotAnsweredByWhatIsHidden() {
        Answer byTag = RunningService.send("analyst", "GET", "/tickets?filter=tags:sings-bass", null);

        assertThat(byTag.status()).isEqualTo(403);
        assertThat(RunningService.send("analyst", "GET", "/tickets?filter=kind:PRAISE", null)
                        .status())
                .isEqualTo(200);
    }
}
