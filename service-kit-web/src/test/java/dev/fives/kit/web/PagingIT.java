package dev.fives.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.testapp.RunningApp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class PagingIT {
    record IntPage(List<Integer> items, String next, Long total) {}

    @Test
    void walk_seesEachItemOnce() {
        List<Integer> seen = new ArrayList<>();
        String query = "?pageSize=3&sort=-name&filter=kind:A";
        for (IntPage page = get(query); ; page = get(query + "&cursor=" + page.next())) {
            seen.addAll(page.items());
            if (page.next() == null) {
                break;
            }
        }

        assertThat(seen).containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void total_comesOnlyOnRequest() {
        assertThat(get("").total()).isNull();
        assertThat(get("?count=true").total()).isEqualTo(7);
    }

    @Test
    void cursor_ofAnotherQueryIsRefused() {
        String cursor = get("?pageSize=3").next();

        status("?cursor=" + cursor + "&filter=kind:A");
        status("?cursor=" + cursor + "&sort=name");
        status("?cursor=" + cursor + "&customerId=cus_2");
    }

    @Test
    void G22_cursorOfAnotherCollection_isRefused_asAForgedOneIs() {
        String cursor = get("?pageSize=3").next();

        invalid("/things/1/parts?cursor=" + cursor);
        invalid("/things?cursor=" + cursor.substring(1));
        assertThat(get("?pageSize=2&count=true&cursor=" + cursor).items()).containsExactly(4, 5);
    }

    @Test
    void filterOrSortThatIsNotHeeded_isRefused() {
        assertThat(problem("/things?sort=name,-name")).contains("sort: several fields (expected: one of [name]");
        assertThat(problem("/things?filter=kind:Z")).contains("filter: kind unknown (expected: one of A, B)");
    }

    private static void invalid(String path) {
        assertThat(problem(path)).contains("invalid-cursor");
    }

    private static String problem(String path) {
        return RunningApp.as("admin")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.BAD_REQUEST)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static void status(String query) {
        RunningApp.as("admin")
                .get()
                .uri("/things" + query)
                .exchange()
                .expectStatus()
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private static IntPage get(String query) {
        return RunningApp.as("admin")
                .get()
                .uri("/things" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(IntPage.class)
                .returnResult()
                .getResponseBody();
    }
}
