package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static dev.fives.loyalty.RunningLoyalty.ORDERED_AT;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.journal.Fact;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.loyalty.account.app.AccountView;
import dev.fives.loyalty.account.app.Entering;
import dev.fives.loyalty.account.app.EntryKind;
import dev.fives.loyalty.account.app.LedgerBody;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.model.Points;
import dev.fives.loyalty.account.model.Posted;
import dev.fives.loyalty.account.model.SpendOutcome;
import dev.fives.loyalty.account.model.Spending;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

/** The ledger itself under many hands at once, and changed behind its back. */
@ExtendWith(SharedLoyalty.class)
class PointsLedgerIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int CLIENTS = 64;
    private static final int WISHES_EACH = 5;
    private static final long GIVEN = 1_000;
    private static final long WISHED = 7;

    private final String customer = "cus_ledger_" + NUMBERS.incrementAndGet();
    private final RunningLoyalty loyalty = SharedLoyalty.loyalty();

    @Test
    void LOY_07_sixtyFourAtOnce_onOneAccount_takeNoMoreThanThereIs_eachOnce() {
        var _ = give("first", GIVEN).block(DEADLINE);

        List<JournalEntry<LedgerBody>> taken = Objects.requireNonNull(Flux.range(0, CLIENTS)
                .flatMap(client -> Flux.range(0, WISHES_EACH).concatMap(wish -> asUntilAnswered(client, wish)), CLIENTS)
                .collectList()
                .block(DEADLINE));

        long successes = GIVEN / WISHED;
        assertThat(taken).hasSize((int) successes).doesNotHaveDuplicates();
        assertThat(taken).extracting(JournalEntry::source).doesNotHaveDuplicates();
        assertThat(taken).extracting(JournalEntry::balanceAfter).allMatch(balance -> balance >= 0);
        JsonNode proof = loyalty.proof(customer);
        assertThat(proof.path("sound").asBoolean()).as("%s", proof).isTrue();
        assertThat(proof.path("entries").asLong()).isEqualTo(1 + successes);
        assertThat(proof.path("balanceAfter").asLong()).isEqualTo(GIVEN - successes * WISHED);
        JsonNode points = loyalty.json("/members/" + customer).path("points");
        assertThat(points.path("active").asLong()).isEqualTo(GIVEN - successes * WISHED);
        assertThat(points.path("reserved").asLong()).isEqualTo(successes * WISHED);
    }

    /** Who is told that the account is busy asks again for the same. */
    private Mono<JournalEntry<LedgerBody>> asUntilAnswered(int client, int wish) {
        Fact fact = new Fact("hold:" + customer + "-" + client + "-" + wish, 1, ORDERED_AT);
        return Mono.defer(() -> points().enter(customer, fact, PointsLedgerIT::reserved))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(20))
                        .filter(fault -> Gifts.problemOf(fault).equals(Problems.UNAVAILABLE)))
                .onErrorResume(fault -> Gifts.problemOf(fault).equals(Problems.CONFLICT), tooFew -> Mono.empty());
    }

    /** Of a kind whose entries need no document beside them: a reservation without its redemption would be unsound. */
    private static Entering reserved(AccountView account) {
        return switch (Spending.reserve(account.standpoint(), Points.of(WISHED))) {
            case SpendOutcome.Taken(Posted posted) -> Entering.of(EntryKind.PURCHASE, posted, "held");
            case SpendOutcome.TooFew _ ->
                throw new ProblemException(Problems.CONFLICT, "points: too few (expected: enough)");
        };
    }

    @ParameterizedTest
    @CsvSource({
        "balanceAfter, 31, balanceAfter 31",
        "delta, 31, sum of deltas 31",
        "body.held.places.0.points, 31, place by place",
        "body.held.places.0.place, RESERVED, place by place",
        "body.moves.0.points, 31, place by place",
        "body.moves.0.to, DEBT, nothing below 0",
    })
    void OPS_10_entryChangedBehindTheBack_isSeenByTheRunningCheck_andNamed(String field, String value, String fault) {
        var _ = give("first", 30).block(DEADLINE);
        var _ = give("second", 12).block(DEADLINE);
        loyalty.awaitIdle();
        assertThat(loyalty.ledgerViolationsAfterATick()).isZero();
        Document sound = entry();

        set(field, value.matches("\\d+") ? (Object) Long.parseLong(value) : value);
        try {
            Eventually.until(DEADLINE, () -> loyalty.ledgerViolationsAfterATick() == 1);
            JsonNode proof = loyalty.proof(customer);
            assertThat(proof.path("sound").asBoolean()).isFalse();
            assertThat(violations(proof))
                    .anyMatch(violation -> violation.startsWith("entry 1:") && violation.contains(fault))
                    .anyMatch(violation -> violation.startsWith("entry 1:") && violation.contains("hash"));
        } finally {
            var _ = Mono.from(entries().replaceOne(new Document("_id", sound.getString("_id")), sound))
                    .block(DEADLINE);
        }
        Eventually.until(DEADLINE, () -> loyalty.ledgerViolationsAfterATick() == 0);
    }

    private static List<String> violations(JsonNode proof) {
        JsonNode violations = proof.path("violations");
        return IntStream.range(0, violations.size())
                .mapToObj(i -> violations.get(i).asString())
                .toList();
    }

    private Document entry() {
        String id = loyalty.ledger(customer).get(1).path("entryId").asString();
        return Objects.requireNonNull(
                Mono.from(entries().find(new Document("_id", id))).block(DEADLINE));
    }

    private void set(String field, Object value) {
        String id = entry().getString("_id");
        var changed = Objects.requireNonNull(Mono.from(
                        entries().updateOne(new Document("_id", id), new Document("$set", new Document(field, value))))
                .block(DEADLINE));
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    private MongoCollection<Document> entries() {
        return loyalty.bean(MongoDatabase.class).getCollection("ledger");
    }

    private Mono<JournalEntry<LedgerBody>> give(String what, long points) {
        return new Gifts(loyalty).give(customer, what, points);
    }

    private PointsLedger points() {
        return loyalty.bean(PointsLedger.class);
    }
}
