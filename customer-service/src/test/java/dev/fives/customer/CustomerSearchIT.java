package dev.fives.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.customer.app.EnsureCustomers;
import dev.fives.customer.customer.app.EnsureCustomers.Known;
import dev.fives.kit.test.stack.LocalBackends;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

@ExtendWith(LocalBackends.class)
class CustomerSearchIT {
    private static final int CUSTOMERS = 10_000;

    private final Api api = RunningService.api();

    @Test
    void search_showsEachCustomerOnce() {
        EnsureCustomers ensure = RunningService.bean(EnsureCustomers.class);
        List<Known> all = IntStream.range(0, CUSTOMERS)
                .mapToObj(i -> new Known("bulk-" + i, "United Kingdom"))
                .toList();
        List<Map<String, String>> first = ensureAll(ensure, all);
        List<Map<String, String>> again = ensureAll(ensure, all);
        long others = total("/customers?pageSize=1&count=true") - CUSTOMERS;

        List<String> ids = new ArrayList<>();
        int pages = 0;
        for (String path = "/customers?pageSize=200"; path != null; pages++) {
            JsonNode page = api.get(path).body();
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            path = page.has("next")
                    ? "/customers?pageSize=200&cursor=" + page.get("next").asString()
                    : null;
        }

        assertThat(again).isEqualTo(first);
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) (CUSTOMERS + others));
        assertThat(pages).isGreaterThanOrEqualTo(50);
        assertThat(new HashSet<>(ids))
                .containsAll(
                        first.stream().flatMap(map -> map.values().stream()).toList());
    }

    @Test
    void search_filtersSortsAndCounts() {
        List.of("Zoe", "Ärzte", "anna", "Anna B")
                .forEach(name -> api.post("/customers", "{\"name\":\"%s\",\"tags\":[\"filtered\"]}".formatted(name)));
        api.post("/customers", "{\"name\":\"Anna Ltd\",\"kind\":\"ORG\",\"tags\":[\"filtered\"]}");

        assertThat(names("filter=tags:filtered,kind:PERSON&sort=name"))
                .containsExactly("anna", "Anna B", "Zoe", "Ärzte");
        assertThat(names("filter=tags:filtered&sort=-name"))
                .containsExactly("Ärzte", "Zoe", "Anna Ltd", "Anna B", "anna");
        assertThat(names("filter=tags:filtered,name:ANNA")).containsExactly("anna", "Anna B", "Anna Ltd");
        assertThat(total("/customers?filter=tags:filtered,kind:ORG&count=true")).isEqualTo(1);
        assertThat(api.get("/customers?filter=password:x").status()).isEqualTo(400);
        assertThat(api.get("/customers?pageSize=201").status()).isEqualTo(400);
        assertThat(api.get("/customers?cursor=forged").status()).isEqualTo(400);
    }

    @Test
    void search_pagesByNameWithoutGapOrDouble() {
        IntStream.range(0, 7).forEach(i -> api.post("/customers", "{\"name\":\"Same\",\"tags\":[\"same\"]}"));

        List<String> ids = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = api.get("/customers?filter=tags:same&sort=-name&pageSize=3" + next)
                    .body();
            page.get("items").forEach(item -> ids.add(item.get("id").asString()));
            next = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        }

        assertThat(ids).doesNotHaveDuplicates().hasSize(7);
    }

    private static List<Map<String, String>> ensureAll(EnsureCustomers ensure, List<Known> all) {
        return Flux.fromIterable(all)
                .buffer(500)
                .concatMap(batch -> ensure.ensureAll("bulk", batch, true))
                .collectList()
                .block();
    }

    private long total(String path) {
        return api.get(path).body().get("total").asLong();
    }

    private List<String> names(String query) {
        List<String> names = new ArrayList<>();
        api.get("/customers?" + query)
                .body()
                .get("items")
                .forEach(item -> names.add(item.get("name").asString()));
        return names;
    }
}
