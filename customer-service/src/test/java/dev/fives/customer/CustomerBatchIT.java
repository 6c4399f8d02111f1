package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.Api.Answer;
import dev.fives.kit.test.stack.LocalBackends;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalBackends.class)
class CustomerBatchIT {
    private final Api api = RunningService.api();

    @Test
    void REL_19_batchAnswersEachItemForItself() {
        String owner = api.post("/customers", phone("13900140001")).id();

        Answer answer = batch(
                "{\"name\":\"New\",\"externalIds\":[{\"system\":\"batch\",\"id\":\"1\"}]}",
                "{\"name\":\"x\",\"birthDate\":{\"date\":\"soon\"}}",
                phone("13900140001"),
                "{\"name\":\"Newer\",\"externalIds\":[{\"system\":\"batch\",\"id\":\"1\"}]}",
                "{\"externalIds\":[{\"system\":\"no system\",\"id\":\"1\"}]}",
                "null",
                "{\"name\":\"Plain\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(values(answer, "index")).containsExactly("0", "1", "2", "3", "4", "5", "6");
        assertThat(values(answer, "status")).containsExactly("201", "422", "409", "200", "422", "422", "201");
        assertThat(answer.body().at("/items/0/id")).isEqualTo(answer.body().at("/items/3/id"));
        assertThat(answer.body().at("/items/1/errors/0/pointer").asString()).isEqualTo("/birthDate/date");
        assertThat(answer.body().at("/items/2/customerId").asString()).isEqualTo(owner);
        assertThat(answer.body().at("/items/4/errors/0/pointer").asString()).isEqualTo("/externalIds/0/system");
        assertThat(api.get("/customers/" + answer.body().at("/items/3/id").asString())
                        .body()
                        .get("name")
                        .asString())
                .isEqualTo("Newer");
    }

    @Test
    void batch_repeatedWithItsKeyCreatesNothing() {
        String items = "{\"items\":[%s,{\"name\":\"Two\"}]}".formatted(phone("13900140002"));
        Answer first = api.post("/customers:batch", items, "Idempotency-Key", "b-1");
        Answer second = api.post("/customers:batch", items, "Idempotency-Key", "b-1");
        Answer other = api.post("/customers:batch", items.replace("Two", "Three"), "Idempotency-Key", "b-1");

        assertThat(values(first, "status")).containsExactly("201", "201");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void batch_isBounded() {
        assertThat(batch(IntStream.range(0, 201)
                                .mapToObj(i -> "{\"name\":\"n\"}")
                                .toArray(String[]::new))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/customers:batch", "{}").status()).isEqualTo(422);
    }

    private Answer batch(String... items) {
        return api.post("/customers:batch", "{\"items\":[" + String.join(",", items) + "]}");
    }

    private static List<String> values(Answer answer, String name) {
        return answer.body()
                .get("items")
                .valueStream()
                .map(item -> item.path(name).asString())
                .collect(Collectors.toList());
    }

    private static String phone(String number) {
        return "{\"locale\":\"zh-CN\",\"contactPoints\":[{\"type\":\"PHONE\",\"value\":\"%s\"}]}".formatted(number);
    }
}
