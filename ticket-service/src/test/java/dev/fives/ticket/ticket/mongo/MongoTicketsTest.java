package dev.fives.ticket.ticket.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.kit.events.store.IndexSpec.Index;
import dev.fives.ticket.ticket.app.Tickets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongoTicketsTest {

    @Test
    void TKT_01_everyFilter_hasAnIndexInTheOrderOfTheList() {
        List<List<String>> indexes = MongoTickets.indexes().indexes().stream()
                .map(Index::keys)
                .map(keys -> List.copyOf(keys.keySet()))
                .toList();

        assertThat(MongoTickets.PATHS).containsOnlyKeys(Tickets.FILTERS);
        assertThat(MongoTickets.PATHS.values())
                .allSatisfy(path -> assertThat(indexes).contains(List.of(path, "state.openedKey")));
        assertThat(indexes).contains(List.of("state.openedKey"), List.of("state.origin.customerId", "state.openedKey"));
    }
}
