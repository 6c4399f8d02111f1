package dev.fives.feedback.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.feedback.invitation.app.Invite;
import dev.fives.feedback.outreach.app.Asks;
import dev.fives.feedback.outreach.app.DecideAsks;
import dev.fives.feedback.outreach.app.FireDueAsks;
import dev.fives.feedback.outreach.app.NoteMarks;
import dev.fives.feedback.outreach.app.Outreaches;
import dev.fives.feedback.outreach.app.PlanAsks;
import dev.fives.feedback.outreach.kafka.OutreachEvents;
import dev.fives.feedback.outreach.model.Outreach;
import dev.fives.feedback.outreach.mongo.MongoAsks;
import dev.fives.feedback.plan.Plans;
import dev.fives.kit.events.listener.CaughtUps;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What decides who is asked. */
@Configuration(proxyBeanMethods = false)
class OutreachWiring {

    @Bean
    Asks asks(MongoDatabase database, MeterRegistry meters) {
        return new MongoAsks(database, meters);
    }

    @Bean
    IndexSpec askIndexes() {
        return MongoAsks.indexes();
    }

    @Bean
    Outreaches outreaches(AggregateStores stores) {
        return new Outreaches(
                stores.of(new AggregateSpec<>("outreach", "outreach", StateCodec.record(Outreach.class))));
    }

    @Bean
    DecideAsks decideAsks(Asks asks, Outreaches outreaches, Plans plans, Invite invite, MeterRegistry meters) {
        return new DecideAsks(asks, outreaches, plans, invite, meters);
    }

    @Bean
    FireDueAsks fireDueAsks(
            Asks asks, DecideAsks decide, CaughtUps caughtUps, RealClock clock, FeedbackProperties properties) {
        return new FireDueAsks(
                asks,
                decide,
                caughtUps.of(OutreachEvents.GROUP),
                clock,
                properties.outreach().settle());
    }

    @Bean
    OutreachEvents outreachEvents(Plans plans, Asks asks, Outreaches outreaches, FeedbackProperties properties) {
        return new OutreachEvents(
                new PlanAsks(plans, asks),
                asks,
                new NoteMarks(outreaches, properties.outreach().marksKept()));
    }

    @Bean
    Subscription purchases(OutreachEvents events) {
        return events.purchases();
    }

    @Bean
    Subscription tickets(OutreachEvents events) {
        return events.tickets();
    }

    @Bean
    Subscription consents(OutreachEvents events) {
        return events.customers();
    }
}
