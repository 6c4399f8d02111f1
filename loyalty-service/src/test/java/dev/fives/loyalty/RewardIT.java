package dev.fives.loyalty;

import static dev.fives.loyalty.RunningLoyalty.DEADLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.loyalty.RedemptionChanged;
import dev.fives.kit.test.stack.Eventually;
import dev.fives.kit.test.topic.SeenEvent;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On a stage where points are lost after a year. */
@ExtendWith(SharedSpending.class)
class RewardIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LAPSE = Duration.ofHours(24);

    private final SpendingStage stage = SharedSpending.stage();
    private final RunningLoyalty loyalty = stage.loyalty();
    private final RewardStage rewards = new RewardStage(stage);
    private final String number = "reward_" + NUMBERS.incrementAndGet();
    private final String customer = "cus_" + number;

    @Test
    void LOY_08_stockOfOne_twoAtOnce_oneWins() throws InterruptedException {
        stage.grant(customer, 500);
        stage.grant(customer + "b", 500);
        String reward = rewards.made("'stock':1");

        List<HttpResponse<String>> answers =
                stage.atOnce(2, i -> rewards.redeem(i == 0 ? customer : customer + "b", reward, "two-" + i + number));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(codes(answers, 409)).containsExactly("out-of-stock");
        rewards.assertStock(reward, 0, 1, 0);
        assertThat(loyalty.balance(customer) + loyalty.balance(customer + "b")).isEqualTo(900);
        assertSound(customer);
        assertSound(customer + "b");
    }

    @Test
    void LOY_08_stockOfOne_and64Clients_oneWins_andNobodyElseLosesAPoint() throws InterruptedException {
        String reward = rewards.made("'stock':1");
        for (int i = 0; i < 64; i++) {
            stage.grant(customer + "_" + i, 100);
        }

        List<HttpResponse<String>> answers =
                stage.atOnce(64, i -> rewards.redeem(customer + "_" + i, reward, "many-" + i + number));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 409);
        assertThat(codes(answers, 201)).hasSize(1);
        assertThat(codes(answers, 409)).hasSize(63).containsOnly("out-of-stock");
        rewards.assertStock(reward, 0, 1, 0);
        long left = 0;
        for (int i = 0; i < 64; i++) {
            left += loyalty.balance(customer + "_" + i);
            assertSound(customer + "_" + i);
        }
        assertThat(left).isEqualTo(63 * 100);
        assertThat(rewards.violationsAfterATick()).isZero();
    }

    @Test
    void LOY_08_limitOfOne_secondIs409_untilTheFirstIsCancelled() {
        stage.grant(customer, 500);
        String reward = rewards.made("'perMemberLimit':1");

        String first = rewards.redeemed(customer, reward);
        HttpResponse<String> second = rewards.redeem(customer, reward, "second-" + number);

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).path("code").asString()).isEqualTo("reward-limit-reached");
        assertThat(json(second).path("limit").asInt()).isEqualTo(1);
        assertThat(loyalty.balance(customer)).isEqualTo(400);
        rewards.post(first, "cancel");
        String third = rewards.redeemed(customer, reward);
        rewards.post(third, "confirm");
        assertThat(rewards.redeem(customer, reward, "fourth-" + number).statusCode())
                .as("what is confirmed counts for good")
                .isEqualTo(409);
        assertSound(customer);
    }

    @Test
    void LOY_08_limit_isExact_whenOneMemberAsksManyTimesAtOnce() throws InterruptedException {
        stage.grant(customer, 5_000);
        String reward = rewards.made("'perMemberLimit':3,'stock':10");

        List<HttpResponse<String>> answers =
                stage.atOnce(16, i -> rewards.redeem(customer, reward, "limit-" + i + number));

        assertThat(codes(answers, 201)).hasSize(3);
        assertThat(codes(answers, 409)).hasSize(13).containsOnly("reward-limit-reached");
        assertThat(loyalty.balance(customer)).isEqualTo(4_700);
        rewards.assertStock(reward, 7, 3, 0);
        assertSound(customer);
    }

    @Test
    void LOY_08_tooFewPoints_takeNothingFromTheStock() {
        stage.grant(customer, 99);
        String reward = rewards.made("'stock':1,'perMemberLimit':1");

        HttpResponse<String> refused = rewards.redeem(customer, reward, "few-" + number);

        assertThat(json(refused).path("code").asString()).isEqualTo("insufficient-points");
        rewards.assertStock(reward, 1, 0, 0);
        stage.grant(customer, 1);
        assertThat(rewards.redeem(customer, reward, "few-" + number).statusCode())
                .isEqualTo(201);
    }

    @Test
    void LOY_08_confirmed_isGone_cancelledAndLapsed_areThereAgain_withTheirPoints() {
        stage.grant(customer, 500);
        String reward = rewards.made("'stock':3");
        String confirmed = rewards.redeemed(customer, reward);
        String cancelled = rewards.redeemed(customer, reward);
        String lapsed = rewards.redeemed(customer, reward);
        rewards.assertStock(reward, 0, 3, 0);

        for (int i = 0; i < 2; i++) {
            assertThat(rewards.post(confirmed, "confirm").statusCode()).isEqualTo(200);
            assertThat(rewards.post(cancelled, "cancel").statusCode()).isEqualTo(200);
        }
        rewards.assertStock(reward, 1, 1, 1);
        loyalty.clock.advance(LAPSE);

        Eventually.asserted(DEADLINE, () -> rewards.assertStock(reward, 2, 0, 1));
        assertThat(loyalty.balance(customer)).isEqualTo(400);
        assertThat(told(lapsed))
                .extracting(SeenEvent::type)
                .containsExactly(EventTypes.REDEMPTION_RESERVED.name(), EventTypes.REDEMPTION_CANCELLED.name());
        assertThat(told(lapsed))
                .extracting(event -> event.dataAs(RedemptionChanged.class).rewardId())
                .containsOnly(reward);
        assertThat(rewards.violationsAfterATick()).isZero();
        assertSound(customer);
    }

    @Test
    void LOY_08_notValidYet_overOrArchived_is409_notForTheMember_is404() {
        stage.grant(customer, 500);
        Instant now = loyalty.clock.instant();
        String early = rewards.made("'validFrom':'" + now.plusSeconds(60) + "'");
        String brief = rewards.made("'validTo':'" + now.plusSeconds(60) + "'");
        String archived = rewards.made("'stock':1");
        rewards.post(rewards.path(archived), "archive");
        String gold = rewards.made("'tiers':['GOLD']");
        String inner = rewards.made("'segments':['seg_vip-" + number + "']");

        assertThat(rewards.redeem(customer, brief, "brief-" + number).statusCode())
                .isEqualTo(201);
        loyalty.clock.advance(Duration.ofSeconds(60));
        assertThat(rewards.redeem(customer, brief, "over-" + number).statusCode())
                .isEqualTo(409);
        assertThat(rewards.redeem(customer, early, "early-" + number).statusCode())
                .isEqualTo(201);
        assertThat(rewards.redeem(customer, archived, "archived-" + number).statusCode())
                .isEqualTo(409);
        assertThat(rewards.redeem(customer, gold, "gold-" + number).statusCode())
                .isEqualTo(404);
        assertThat(rewards.redeem(customer, inner, "inner-" + number).statusCode())
                .isEqualTo(404);
        assertThat(rewards.redeem(customer, "rwd_none", "none-" + number).statusCode())
                .isEqualTo(404);
        loyalty.hearsOfSegment(EventTypes.SEGMENT_ENTERED, "seg_vip-" + number, customer, 1);
        loyalty.awaitIdle();
        assertThat(rewards.redeem(customer, inner, "inside-" + number).statusCode())
                .isEqualTo(201);
    }

    @Test
    void LOY_08_wrongWishes_areRefusedAtOnce() {
        HttpResponse<String> reward = loyalty.post(
                "/rewards",
                "{'name':{},'points':0,'stock':-1,'perMemberLimit':0,'wallet':'stones','tiers':['gold'],"
                        + "'validFrom':'2026-05-01T00:00:00Z','validTo':'2026-05-01T00:00:00Z'}");
        HttpResponse<String> both = loyalty.post(
                "/redemptions",
                "{'customerId':'" + customer + "','rewardId':'x','points':5,'wallet':'points'}",
                "Idempotency-Key",
                "both-" + number);

        assertThat(reward.statusCode()).isEqualTo(422);
        assertThat(json(reward).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/name", "/points", "/stock", "/perMemberLimit", "/wallet", "/tiers/0", "/validTo");
        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(json(both).findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/rewardId", "/points", "/wallet");
    }

    @Test
    void LOY_08_editorIsNotOvertakenByRedemptions_butByOtherEditors() {
        stage.grant(customer, 500);
        String reward = rewards.made("'stock':2");
        String seen = rewards.read(reward).headers().firstValue("ETag").orElseThrow();
        rewards.redeemed(customer, reward);

        HttpResponse<String> edited = rewards.put(reward, "'stock':5,'perMemberLimit':2", seen);

        assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
        rewards.assertStock(reward, 4, 1, 0);
        assertThat(rewards.put(reward, "'stock':9", seen).statusCode()).isEqualTo(412);
        String now = edited.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> fewer = rewards.put(reward, "'stock':0", now);
        assertThat(fewer.statusCode()).as("one is reserved").isEqualTo(409);
        assertThat(rewards.put(reward, "'stock':1", now).statusCode()).isEqualTo(200);
        rewards.assertStock(reward, 0, 1, 0);
        assertThat(loyalty.put(rewards.path(reward), RewardStage.draft("'stock':1"))
                        .statusCode())
                .isEqualTo(428);
    }

    @Test
    void LOY_08_plantedError_isNoticed() {
        String reward = rewards.made("'stock':5");
        String counted = rewards.made("'stock':5");
        assertThat(rewards.violationsAfterATick()).isZero();

        loyalty.overwrite("rewards", reward, new Document("state.stock.available", 4L));
        loyalty.overwrite(
                "rewards", counted, new Document("state.stock.available", 4L).append("state.stock.reserved", 1L));

        assertThat(rewards.violationsAfterATick())
                .as("one that does not add up, one without its redemption")
                .isEqualTo(2);
        loyalty.overwrite("rewards", reward, new Document("state.stock.available", 5L));
        loyalty.overwrite(
                "rewards", counted, new Document("state.stock.available", 5L).append("state.stock.reserved", 0L));
        assertThat(rewards.violationsAfterATick()).isZero();
    }

    private static List<String> codes(List<HttpResponse<String>> answers, int status) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == status)
                .map(answer -> json(answer).path("code").asString())
                .toList();
    }

    private List<SeenEvent> told(String redemption) {
        return loyalty.said(customer).stream()
                .filter(event -> event.type().startsWith("crm.redemption."))
                .filter(event -> redemption.endsWith(
                        event.dataAs(RedemptionChanged.class).redemptionId()))
                .toList();
    }

    private void assertSound(String member) {
        assertThat(loyalty.proof(member).path("violations")).isEmpty();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
