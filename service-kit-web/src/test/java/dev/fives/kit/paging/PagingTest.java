package dev.fives.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class PagingTest {
    private static final Set<String> FIELDS = Set.of("customerId", "status");

    private final Paging paging = new Paging(new CursorCodec(new byte[32]));

    @Test
    void readNaming_takesAFieldFromTheFilterOrByItself() {
        assertThat(read("/things?filter=status:OPEN&customerId=cus_1").filter())
                .isEqualTo(Map.of("status", "OPEN", "customerId", "cus_1"));
        assertThat(read("/things").filter()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/things?filter=status:OPEN&status=OPEN, status: twice (expected: once)",
        "/things?filter=colour:RED, 'filter: not accepted (expected: field:value, fields once, of [customerId, status])'",
    })
    void readNaming_refusesAFieldSaidTwiceOrUnknown(String uri, String detail) {
        refuses(uri, detail);
    }

    @Test
    void readNaming_refusesALongValue() {
        refuses("/things?customerId=" + "c".repeat(201), "customerId: too long (expected: at most 200 characters)");
    }

    @Test
    void page_leadsToTheNextOneAfterItsLast() {
        PageRequest first = read("/things?pageSize=2");

        Page<String> page =
                paging.page(first, List.of("a", "b", "c"), first.total(3), one -> List.of(one), PagingTest::view);

        assertThat(first.after()).isEmpty();
        assertThat(page).isEqualTo(new Page<>(List.of("a!", "b!"), page.next(), null));
        assertThat(read("/things?pageSize=2&cursor=" + page.next()).after()).isEqualTo("b");
    }

    @Test
    void page_isTheLastWhereNothingComesAfter() {
        PageRequest request = read("/things?pageSize=2&count=true");

        assertThat(paging.page(request, List.of("a", "b"), request.total(2), one -> List.of(one), PagingTest::view))
                .isEqualTo(new Page<>(List.of("a!", "b!"), null, 2L));
        assertThat(request.total(2)).isEqualTo(Optional.of(2L));
    }

    private PageRequest read(String uri) {
        return paging.readNaming(MockServerHttpRequest.get(uri).build(), FIELDS);
    }

    private static String view(String one) {
        return one + "!";
    }

    private void refuses(String uri, String detail) {
        assertThatThrownBy(() -> read(uri)).isInstanceOf(ProblemException.class).hasMessageContaining(detail);
    }
}
