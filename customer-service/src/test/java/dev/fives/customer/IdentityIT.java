package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.security.SeenPaths;
import dev.fives.kit.test.identity.IdentityContract;
import dev.fives.kit.test.stack.LocalBackends;
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
                "customer-service",
                List.of("gateway"));
    }

    @Override
    protected Optional<Personal> personal() {
        Api clerk = RunningService.api();
        String id = clerk.post("/customers", """
                        {"kind":"PERSON","name":"Lark Canary","birthDate":{"date":"1996-02-29"},
                         "contactPoints":[{"type":"EMAIL","value":"lark@example.com"},
                                          {"type":"PHONE","value":"+8613800131234"}],
                         "addresses":[{"country":"CN","city":"Shanghai","street":"Cage Lane 7"}]}""").id();
        String said = clerk.post("/customers/" + id + "/interactions", """
                {"channel":"CALL","direction":"INBOUND","subject":"sings at night","note":"asked for a cover"}""").id();
        clerk.put("/customers/" + id + "/consents/EMAIL/MARKETING", """
                {"status":"GRANTED","proof":"signed by Lark"}""");
        return Optional.of(new Personal(
                List.of(
                        Map.of("id", id, "customerId", id, "channel", "EMAIL", "purpose", "MARKETING"),
                        Map.of("id", said, "customerId", id)),
                List.of(
                        "Lark Canary",
                        "1996-02-29",
                        "lark@example.com",
                        "13800131234",
                        "Cage Lane",
                        "sings at night",
                        "asked for a cover",
                        "signed by Lark"),
                "l***@example.com"));
    }

    @Test
    void analyst_isNotAnsweredByWhatIsHidden() {
        Api analyst = RunningService.api("counter", "analyst");

        assertThat(analyst.get("/customers?filter=name:Lark%20Canary").status()).isEqualTo(403);
        assertThat(analyst.get("/customers?sort=-name").status()).isEqualTo(403);
        assertThat(analyst.get("/customers/lookup?phone=%2B8613800131234").status())
                .isEqualTo(403);
        assertThat(analyst.get("/customers?filter=kind:PERSON").status()).isEqualTo(200);
    }
}
