package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.LocalBackends;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Phone, address and external id lead to one customer at most, who is found and written by them. */
@ExtendWith(LocalBackends.class)
class CustomerIdentifierIT {
    private final Api api = RunningService.api();

    @Test
    void lookup_findsTheCustomerByEachIdentifier() {
        String id = api.post("/customers", """
            {"name":"Look Up","locale":"zh-CN","externalIds":[{"system":"shop","id":"look-1"},{"system":"erp","id":"7:8"}],
             "contactPoints":[{"type":"PHONE","value":"13900139001"},{"type":"EMAIL","value":"Look.Up@Example.COM"}]}
            """).id();

        assertThat(Stream.of(
                                "phone=139-0013-9001",
                                "phone=%2B8613900139001",
                                "phone=+8613900139001",
                                "email=look.up@example.com",
                                "externalId=shop:look-1",
                                "externalId=erp:7:8")
                        .map(query -> api.get("/customers/lookup?" + query).id()))
                .containsOnly(id);
        assertThat(api.get("/customers/lookup?email=nobody@example.com").status())
                .isEqualTo(404);
        assertThat(api.get("/customers/lookup").status()).isEqualTo(400);
    }

    @Test
    void identifier_ofAnotherCustomerIsRefusedNamingIt() {
        String owner = api.post("/customers", withPhone("13900000001", false)).id();
        Answer second = api.post("/customers", withPhone("+86 139 0000 0001", false));
        Answer third = api.post("/customers", withPhone("13900000002", false));
        Answer patched = api.patch(
                "/customers/" + third.id(), 1, "{\"contactPoints\":[{\"type\":\"PHONE\",\"value\":\"13900000001\"}]}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("customerId").asString()).isEqualTo(owner);
        assertThat(patched.status()).isEqualTo(409);
        assertThat(patched.body().get("customerId").asString()).isEqualTo(owner);
    }

    @Test
    void identifier_thatItsOwnerGaveUpMayBeTaken() {
        Answer owner = api.post("/customers", withPhone("13900000011", false));
        assertThat(api.patch("/customers/" + owner.id(), 1, "{\"contactPoints\":null}")
                        .status())
                .isEqualTo(200);

        Answer next = api.post("/customers", withPhone("13900000011", false));

        assertThat(next.status()).isEqualTo(201);
        assertThat(api.get("/customers/lookup?phone=13900000011").id()).isEqualTo(next.id());
        long seen = api.get("/customers/" + owner.id()).body().get("version").asLong();
        assertThat(api.patch("/customers/" + owner.id(), seen, withPhone("13900000011", false))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void identifier_thatIsSharedIdentifiesNobody() {
        assertThat(api.post("/customers", withPhone("13900000021", true)).status())
                .isEqualTo(201);
        assertThat(api.post("/customers", withPhone("13900000021", true)).status())
                .isEqualTo(201);
        assertThat(api.get("/customers/lookup?phone=13900000021").status()).isEqualTo(404);
    }

    @Test
    void create_inParallelWithOneIdentifierIsOneCustomer() {
        List<Answer> answers = Callers.together(8, i -> api.post("/customers", withPhone("13900000041", false)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::id))
                .containsExactly(api.get("/customers/lookup?phone=13900000041").id());
    }

    @Test
    void upsert_twiceIsOneCustomer() {
        Answer first = api.put("/customers/by-external-id/shop/ups-1", "{\"name\":\"Ups\",\"tags\":[\"vip\"]}");
        Answer second = api.put("/customers/by-external-id/shop/ups-1", "{\"name\":\"Upsala\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.body().get("name").asString()).isEqualTo("Upsala");
        assertThat(second.body().get("tags").toString()).isEqualTo("[\"vip\"]");
    }

    @Test
    void GW_07_upsert_ofASeenVersionOverwritesNoOther() {
        String path = "/customers/by-external-id/shop/ups-seen";
        Answer early = api.send("PUT", path, "{\"name\":\"Ups\"}", "If-Match", "\"1\"");
        Answer first = api.put(path, "{\"name\":\"Ups\"}");
        Answer second = api.send("PUT", path, "{\"name\":\"Upsala\"}", "If-Match", first.header("ETag"));
        Answer late = api.send("PUT", path, "{\"name\":\"Oops\"}", "If-Match", first.header("ETag"));
        Answer doneAlready = api.send("PUT", path, "{\"name\":\"Upsala\"}", "If-Match", first.header("ETag"));

        assertThat(early.status()).isEqualTo(412);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.header("ETag")).isEqualTo(second.header("ETag"));
        assertThat(doneAlready.body()).isEqualTo(second.body());
    }

    @Test
    void upsert_inParallelIsOneCustomer() {
        List<Answer> answers = Callers.together(
                20,
                i -> api.put(
                        "/customers/by-external-id/shop/par-1",
                        "{\"name\":\"Par\",\"locale\":\"zh-CN\",\"contactPoints\":[{\"type\":\"PHONE\",\"value\":\"13900000031\"}]}"));

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(RunningService.topics()
                        .ofAggregate(Topic.CUSTOMER, answers.getFirst().id(), 1))
                .hasSize(1);
    }

    private static String withPhone(String phone, boolean shared) {
        return "{\"name\":\"Li Wei\",\"locale\":\"zh-CN\",\"contactPoints\":[{\"type\":\"PHONE\",\"value\":\"%s\",\"shared\":%s}]}"
                .formatted(phone, shared);
    }
}
