package dev.fives.segmentation.profile.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.ProblemType;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.segmentation.profile.model.Profile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Seven profiles without a place, two at a time. */
class PlaceProfilesTest {

    private static final int PROFILES = 7;

    private final MemoryStore<Profile> store = new MemoryStore<>();
    private final PagesInMemory pages = new PagesInMemory(store);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** By customer, what comes of reading or of writing it. */
    private final Map<String, RuntimeException> reading = new HashMap<>();

    private final Map<String, RuntimeException> writing = new HashMap<>();
    private final PlaceProfiles place = new PlaceProfiles(pages, faulty(), new SkippedProfiles(meters), 2);

    @BeforeEach
    void fill() {
        IntStream.rangeClosed(1, PROFILES)
                .mapToObj(i -> "cus_" + i)
                .forEach(id ->
                        store.create(id, id, Profile.of(id), List.of(), null).block());
    }

    @Test
    void SEG_11_round_placesAll_andTellsNobody() {
        place.round().block();

        assertThat(placed()).hasSize(PROFILES);
        assertThat(store.events).isEmpty();
        assertThat(skipped("unreadable")).isZero();
        assertThat(skipped("full")).isZero();
    }

    /** They come first in each lot, and fill the whole first one. */
    @Test
    void SEG_11_profilesThatCannotBeReadOrWritten_arePassedBy_andAllOthersGetTheirPlace() {
        reading.put("cus_1", new IllegalArgumentException("segments: null"));
        writing.put("cus_2", problem(Problems.TOO_MANY_PENDING));
        writing.put("cus_5", problem(Problems.TOO_MANY_PENDING));
        writing.put("cus_6", new IllegalStateException("larger than a document may be"));

        assertThat(place.leftOut()).isEmpty();

        place.round().block();

        assertThat(placed()).containsExactly("cus_3", "cus_4", "cus_7");
        assertThat(place.leftOut()).containsExactlyInAnyOrder("cus_1", "cus_2", "cus_5", "cus_6");
        assertThat(skipped("unreadable")).isEqualTo(1);
        assertThat(skipped("unwritable")).isEqualTo(1);
        assertThat(skipped("full")).isEqualTo(2);

        reading.clear();
        writing.clear();
        place.round().block();
        assertThat(placed()).hasSize(PROFILES);
        assertThat(place.leftOut()).isEmpty();
    }

    @Test
    void SEG_11_storeThatIsAway_endsTheRound_andNobodyIsBlamed() {
        reading.put("cus_1", problem(Problems.UNAVAILABLE));

        assertThatThrownBy(() -> place.round().block()).isSameAs(reading.get("cus_1"));

        assertThat(skipped("unreadable")).isZero();
        assertThat(skipped("full")).isZero();
    }

    @Test
    void SEG_11_storeThatRefuses_endsTheRound_andNobodyIsBlamed() {
        writing.put("cus_1", new MongoException(13, "not authorized"));

        assertThatThrownBy(() -> place.round().block()).isSameAs(writing.get("cus_1"));

        assertThat(skipped("unwritable")).isZero();
    }

    private List<String> placed() {
        return store.all.values().stream()
                .filter(stored -> stored.version() > 1)
                .map(Stored::id)
                .toList();
    }

    private double skipped(String reason) {
        return meters.get("fives.profiles.skipped")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private static ProblemException problem(ProblemType type) {
        return new ProblemException(type, "a test");
    }

    @SuppressWarnings("unchecked")
    private AggregateStore<Profile> faulty() {
        return (AggregateStore<Profile>) Proxy.newProxyInstance(
                AggregateStore.class.getClassLoader(),
                new Class<?>[] {AggregateStore.class},
                (proxy, method, arguments) -> {
                    var fault = switch (method.getName()) {
                        case "find" -> reading.get((String) arguments[0]);
                        case "update" -> writing.get(((Stored<Profile>) arguments[0]).id());
                        default -> null;
                    };
                    return fault == null ? method.invoke(store, arguments) : Mono.error(fault);
                });
    }
}
