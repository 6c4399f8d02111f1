package dev.fives.segmentation;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.contracts.EventTypes;
import dev.fives.contracts.ticket.TicketSnapshot;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.segmentation.TestTopics.Bought;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.bson.Document;
import reactor.core.publisher.Mono;

/** What three hundred customers bought, gave back, answered and complained of. */
final class RebuildStory {

    static final int CUSTOMERS = 300;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningService service;
    private final TestTopics topics;
    private final ProfileDamage profiles;

    RebuildStory(RunningService service) {
        this.service = service;
        this.topics = service.topics();
        this.profiles = new ProfileDamage(service);
    }

    static String customer(int number) {
        return "cus_rb_%03d".formatted(number);
    }

    /** Until all of it is in the profiles. */
    void tell() {
        var random = new Random(12);
        var now = service.clock.instant();
        var bought = new ArrayList<Bought>();
        for (int c = 0; c < CUSTOMERS; c++) {
            for (int p = 0; p < 1 + random.nextInt(7); p++) {
                var at = now.minus(Duration.ofDays(random.nextInt(120))).minusSeconds(p);
                bought.add(new Bought(customer(c), "pur_rb_" + c + "_" + p, at, (20 + random.nextInt(80)) + ".00"));
            }
        }
        topics.recorded(bought);
        var back = bought.stream()
                .filter(one -> one.purchaseId().hashCode() % 30 == 0)
                .toList();
        back.forEach(one -> topics.refunded(
                one.customerId(), one.purchaseId(), 2, one.at(), one.amount(), random.nextBoolean() ? "0.00" : "5.00"));
        for (int c = 0; c < CUSTOMERS; c += 9) {
            topics.answered(
                    customer(c), "rsp_rb_" + c, "NPS", c % 2 == 0 ? 9 : 3, c % 2 == 0 ? "POSITIVE" : "NEGATIVE", now);
            topics.ticket(EventTypes.COMPLAINT_RECEIVED, 1, complaint(c + 1), now);
        }
        awaitApplied("^pur_rb_", bought.size() + back.size());
        Eventually.until(
                "complaints",
                SOON,
                () -> profiles.count(new Document("state.satisfaction.tickets.complaint", true)) == 34);
        Eventually.until(
                "answers",
                SOON,
                () -> profiles.count(new Document("state.satisfaction.lastScores.metric", "NPS")) == 34);
    }

    /** Facts of purchases whose ids look so. */
    void awaitApplied(String purchaseIds, long facts) {
        var applied = new Document("applied", true).append("purchaseId", new Document("$regex", purchaseIds));
        Eventually.until(
                "facts",
                SOON,
                () -> Mono.from(service.bean(MongoDatabase.class)
                                        .getCollection("purchaseFacts")
                                        .countDocuments(applied))
                                .block()
                        == facts);
    }

    private TicketSnapshot complaint(int customer) {
        return new TicketSnapshot(
                "tic_rb_" + customer,
                "T-1",
                customer(customer),
                "COMPLAINT",
                "NEW",
                "SURVEY",
                "SURVEY",
                "NORMAL",
                null,
                null,
                null,
                null,
                service.clock.instant(),
                null,
                null);
    }
}
