package dev.fives.benchmarks.backlog;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.benchmarks.backlog.Backlog.Worth;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** Reads what a drain has left in the store and names what is wrong with it. */
final class Exactness {
    private static final int NAMED = 5;
    private static final int DOCUMENTS_AN_ANSWER = 250;

    private Exactness() {}

    /** Empty where all is right; the floor promises nothing. */
    static List<String> problems(Subject subject, String storeUri, Backlog backlog) {
        try (MongoClient mongo = MongoClients.create(storeUri)) {
            MongoDatabase database = mongo.getDatabase(subject.database());
            return switch (subject) {
                case FLOOR -> List.of();
                case LOYALTY -> ledger(all(database, "ledger"), backlog);
                case SEGMENTATION -> profiles(all(database, "profiles"), all(database, "purchaseFacts"), backlog);
            };
        }
    }

    private static List<Document> all(MongoDatabase database, String collection) {
        return Objects.requireNonNull(
                Flux.from(database.getCollection(collection).find().batchSize(DOCUMENTS_AN_ANSWER))
                        .collectList()
                        .block());
    }

    /** One entry a purchase, every account a gapless chain whose balance is its sum and its purchases' worth. */
    private static List<String> ledger(List<Document> entries, Backlog backlog) {
        Problems problems = new Problems();
        problems.unless(entries.size() == backlog.purchases(), "entries: " + entries.size());
        Set<String> sources = new HashSet<>();
        entries.forEach(entry -> sources.add(entry.getString("source")));
        problems.unless(sources.size() == backlog.purchases(), "purchases with an entry: " + sources.size());
        problems.unless(entries.stream().allMatch(entry -> entry.getBoolean("published")), "unpublished entries");
        Map<String, long[]> balances = new HashMap<>(); // by customer: sequence, balance
        entries.stream()
                .sorted(Comparator.comparing(entry -> entry.getString("_id")))
                .forEach(entry -> {
                    long[] last = balances.computeIfAbsent(entry.getString("customerId"), _ -> new long[2]);
                    last[0]++;
                    last[1] += number(entry, "delta");
                    problems.unless(
                            number(entry, "sequence") == last[0] && number(entry, "balanceAfter") == last[1],
                            "chain broken at " + entry.getString("_id"));
                });
        backlog.worth()
                .forEach((customer, worth) -> problems.unless(
                        balances.getOrDefault(customer, new long[2])[1] == worth.points(), "points of " + customer));
        return problems.named();
    }

    private static List<String> profiles(List<Document> profiles, List<Document> facts, Backlog backlog) {
        Problems problems = new Problems();
        problems.unless(facts.size() == backlog.purchases(), "facts: " + facts.size());
        problems.unless(facts.stream().allMatch(fact -> fact.getBoolean("applied")), "facts not marked");
        Map<String, Document> net = new HashMap<>();
        profiles.forEach(profile ->
                net.put(profile.getString("_id"), profile.getEmbedded(List.of("state", "net"), new Document())));
        Map<String, Worth> worth = backlog.worth();
        problems.unless(net.size() == worth.size(), "profiles: " + net.size());
        worth.forEach((customer, expected) -> problems.unless(
                isRight(net.getOrDefault(customer, new Document()), expected), "profile of " + customer));
        return problems.named();
    }

    private static boolean isRight(Document net, Worth expected) {
        return net.containsKey("amount")
                && number(net, "purchases") == expected.purchases()
                && new BigDecimal(String.valueOf(net.get("amount"))).compareTo(expected.amount()) == 0;
    }

    private static long number(Document document, String field) {
        return document.get(field, Number.class).longValue();
    }

    /** The first few by name, the rest by number. */
    private static final class Problems {
        private final List<String> found = new ArrayList<>();

        void unless(boolean right, String problem) {
            if (!right) {
                found.add(problem);
            }
        }

        List<String> named() {
            List<String> named = new ArrayList<>(found.subList(0, Math.min(NAMED, found.size())));
            if (found.size() > NAMED) {
                named.add("and " + (found.size() - NAMED) + " more");
            }
            return List.copyOf(named);
        }
    }
}
