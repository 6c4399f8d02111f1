package dev.fives.loyalty.offer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.id.Ids;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.catalogue.app.CatalogueLimits;
import dev.fives.loyalty.catalogue.app.TitleDraft;
import dev.fives.loyalty.offer.model.Offer;
import dev.fives.loyalty.offer.model.OfferGrant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two offers at most are neither over nor archived. */
class OffersTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final MemoryStore<Offer> store = new MemoryStore<>();
    private Instant now = START;
    private final Offers offers = new Offers(
            store,
            new InMemory(store),
            new OfferLimits(2, new BigDecimal("100")),
            new CatalogueLimits(100, 20),
            Ids.of(RealClock.system()),
            () -> now,
            () -> now);

    @Test
    void LOY_13_archivedOffers_leaveRoomForOthers() {
        archive(made(DAY));
        archive(made(DAY));

        made(DAY);
        made(DAY);

        assertThatThrownBy(() -> made(DAY)).hasMessageContaining("neither over nor archived: 2");
        assertThat(store.all).hasSize(4);
    }

    @Test
    void LOY_13_offerThatWasOver_isProlongedOnlyWhereThereIsRoom() {
        Stored<Offer> over = made(DAY);
        now = now.plus(DAY);
        made(DAY);
        Stored<Offer> last = made(DAY);

        assertThatThrownBy(() -> put(over)).hasMessageContaining("neither over nor archived: 2");
        assertThat(put(last).version()).as("has its room").isEqualTo(2);
        archive(store.all.get(last.id()));

        assertThat(put(over).version()).isEqualTo(2);
    }

    private Stored<Offer> made(Duration open) {
        return offers.create(draft(open)).blockOptional().orElseThrow();
    }

    private Stored<Offer> put(Stored<Offer> offer) {
        return offers.put(offer.id(), offer.version(), draft(DAY.multipliedBy(2)))
                .blockOptional()
                .orElseThrow();
    }

    private void archive(Stored<Offer> offer) {
        offers.archive(offer.id(), Optional.empty()).block();
    }

    private OfferDraft draft(Duration open) {
        return new OfferDraft(
                new TitleDraft(null, "Tea"),
                new OfferValueDraft("PERCENT", "15", null, null),
                null,
                now.plus(open),
                List.of("VIP"),
                null);
    }

    private record InMemory(MemoryStore<Offer> store) implements OfferQueries {
        @Override
        public Mono<Long> countOpen(Instant now) {
            return Mono.fromSupplier(() -> store.all.values().stream()
                    .map(Stored::state)
                    .filter(offer -> !offer.isArchived() && !offer.isOver(now))
                    .count());
        }

        @Override
        public Flux<Stored<Offer>> page(String afterId, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Long> count() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flux<Stored<Offer>> open(Instant now, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Flux<Stored<OfferGrant>> grantsOf(String customerId, Instant now, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
