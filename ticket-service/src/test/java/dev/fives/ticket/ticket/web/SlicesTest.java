package dev.fives.ticket.ticket.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.paging.CursorCodec;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class SlicesTest {
    private final Paging paging = new Paging(new CursorCodec("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));

    private PageRequest request(String cursor) {
        var http = MockServerHttpRequest.get("/tickets/tic_1/history").queryParam("pageSize", "2");
        if (cursor != null) {
            http.queryParam("cursor", cursor);
        }
        return paging.read(http.build(), Set.of(), Set.of());
    }

    @Test
    void cursor_goesOnWhereThePageEnded() {
        Page<String> first = Slices.page(List.of("a", "b", "c"), request(null), paging);
        Page<String> second = Slices.page(List.of("a", "b", "c", "d"), request(first.next()), paging);

        assertThat(first.items()).containsExactly("a", "b");
        assertThat(second.items()).containsExactly("c", "d");
        assertThat(second.next()).isNull();
    }

    @Test
    void cursorOfAnotherList_isRefused() {
        String ofTickets = paging.next(request(null), List.of("000001772359200000tic_1"));

        assertThatThrownBy(() -> Slices.page(List.of("a"), request(ofTickets), paging))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(Problems.MALFORMED));
    }
}
