package dev.fives.feedback.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.feedback.invitation.app.AnswerInvitation;
import dev.fives.feedback.invitation.app.Invite;
import dev.fives.feedback.invitation.app.LinkTokens;
import dev.fives.feedback.invitation.model.Invitation;
import dev.fives.feedback.invitation.mongo.MongoInvitations;
import dev.fives.feedback.invitation.web.Links;
import dev.fives.feedback.outreach.app.Outreaches;
import dev.fives.feedback.plan.Plans;
import dev.fives.feedback.plan.ShipAtStart;
import dev.fives.feedback.plan.SurveyPlan;
import dev.fives.feedback.satisfaction.Scores;
import dev.fives.feedback.survey.Surveys;
import dev.fives.feedback.survey.model.AnswerRules;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.feedback.unsolicited.Feedback;
import dev.fives.feedback.unsolicited.Feedbacks;
import dev.fives.kit.events.outbox.AggregateSpec;
import dev.fives.kit.events.outbox.AggregateStore;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.messages.message.Messages;
import dev.fives.kit.messages.message.NoMessages;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Surveys, plans, invitations, unsolicited feedback and the scores of all of them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedbackProperties.class)
class SurveyWiring {
    private static final Logger log = LoggerFactory.getLogger(SurveyWiring.class);
    private static final int KEY_BYTES_MIN = 32;

    @Bean
    Surveys surveys(
            AggregateStores stores, FeedbackProperties properties, Ids ids, BusinessClock business, RealClock real) {
        AggregateStore<Survey> store =
                stores.of(new AggregateSpec<>("survey", Surveys.COLLECTION, StateCodec.record(Survey.class)));
        return new Surveys(store, properties.limits(), ids, business, real);
    }

    @Bean
    Plans plans(
            AggregateStores stores,
            Surveys surveys,
            FeedbackProperties properties,
            Ids ids,
            BusinessClock business,
            RealClock clock) {
        AggregateStore<SurveyPlan> store =
                stores.of(new AggregateSpec<>("survey-plan", Plans.COLLECTION, StateCodec.record(SurveyPlan.class)));
        return new Plans(
                store, surveys, ids, business, clock, properties.outreach().enabledPlans());
    }

    @Bean
    IndexSpec planIndexes() {
        return Plans.indexes();
    }

    @Bean
    ShipAtStart shipAtStart(Plans plans) {
        return new ShipAtStart(plans);
    }

    @Bean
    AggregateStore<Invitation> invitationStore(AggregateStores stores) {
        return MongoInvitations.aggregates(stores);
    }

    @Bean
    MongoInvitations invitations(AggregateStore<Invitation> store) {
        return new MongoInvitations(store);
    }

    @Bean
    IndexSpec invitationIndexes() {
        return MongoInvitations.indexes();
    }

    @Bean
    LinkTokens linkTokens(FeedbackProperties properties) {
        byte[] key = properties.linkKey().getBytes(UTF_8);
        return new LinkTokens(key.length == 0 ? randomKey() : checked(key));
    }

    @Bean
    Links links(FeedbackProperties properties, LinkTokens tokens) {
        return new Links(properties.publicUrl(), tokens);
    }

    @Bean
    Invite invite(
            AggregateStore<Invitation> store,
            Surveys surveys,
            Messages messages,
            FeedbackProperties properties,
            Ids ids) {
        return new Invite(store, surveys, written(properties.linkKey(), messages), ids);
    }

    /** A mail outlives this process, and its link would not. */
    static Messages written(String linkKey, Messages messages) {
        return linkKey.isEmpty() ? new NoMessages() : messages;
    }

    @Bean
    AnswerInvitation answerInvitation(
            AggregateStore<Invitation> store,
            Surveys surveys,
            LinkTokens tokens,
            FeedbackProperties properties,
            Outreaches outreaches,
            BusinessClock clock) {
        AnswerRules rules = new AnswerRules(properties.limits().answerLength());
        return new AnswerInvitation(store, surveys, tokens, rules, outreaches::isDeleted, clock);
    }

    @Bean
    AggregateStore<Feedback> feedbackStore(AggregateStores stores) {
        return Feedbacks.aggregates(stores);
    }

    @Bean
    Feedbacks feedbacks(AggregateStore<Feedback> store, Ids ids, RealClock clock, MeterRegistry meters) {
        return new Feedbacks(store, ids, clock, meters);
    }

    @Bean
    IndexSpec feedbackIndexes() {
        return Feedbacks.indexes();
    }

    @Bean
    Scores scores(AggregateStore<Invitation> invitations, AggregateStore<Feedback> feedback) {
        return new Scores(invitations.collection(), feedback.collection());
    }

    private static byte[] checked(byte[] key) {
        if (key.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "fives.feedback.link-key: " + key.length + " bytes (expected: at least " + KEY_BYTES_MIN + ")");
        }
        return key;
    }

    private static byte[] randomKey() {
        log.warn("fives.feedback.link-key is not set: links end with this process, so no invitation is mailed");
        byte[] key = new byte[KEY_BYTES_MIN];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
