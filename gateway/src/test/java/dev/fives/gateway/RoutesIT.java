package dev.fives.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.Topic;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

class RoutesIT {
    @BeforeEach
    void forget() {
        GatewayFixture.all().forEach(Upstream::forget);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/customers, 0, /customers",
        "GET, /api/v1/customers/cus_1/purchases?pageSize=2, 0, /customers/cus_1/purchases?pageSize=2",
        "PUT, /api/v1/customers/by-external-id/sh%20op/%E7%8E%8B, 0, /customers/by-external-id/sh%20op/%E7%8E%8B",
        "POST, /api/v1/customers:batch, 0, /customers:batch",
        "GET, /api/v1/purchases/pur_1, 0, /purchases/pur_1",
        "POST, /api/v1/imports, 0, /imports",
        "GET, /api/v1/jobs/job_cus_1, 0, /jobs/job_cus_1",
        "GET, /api/v1/jobs/job_cus_1/rejections, 0, /jobs/job_cus_1/rejections",
        "GET, /api/v1/members/cus_1/ledger, 1, /members/cus_1/ledger",
        "GET, /api/v1/reports/liability, 1, /reports/liability",
        "GET, /api/v1/reports/repeat-purchase?days=90, 1, /reports/repeat-purchase?days=90",
        "GET, /api/v1/reports/uplift?carePlanId=cpl_1, 1, /reports/uplift?carePlanId=cpl_1",
        "GET, /api/v1/reports/breakage, 1, /reports/breakage",
        "GET, /api/v1/reports/retention, 1, /reports/retention",
        "PUT, /api/v1/programs/default, 1, /programs/default",
        "POST, /api/v1/adjustments/adj_1/approve, 1, /adjustments/adj_1/approve",
        "GET, /api/v1/profiles/cus_1, 2, /profiles/cus_1",
        "GET, /api/v1/settings/rfm, 2, /settings/rfm",
        "GET, /api/v1/segments, 2, /segments",
        "POST, /api/v1/clv/fits, 2, /clv/fits",
        "GET, /api/v1/clv/fits/fit_1/customers/cus_1?horizon=39, 2, /clv/fits/fit_1/customers/cus_1?horizon=39",
        "GET, /api/v1/clv/fits/fit_1/segments/seg_1, 2, /clv/fits/fit_1/segments/seg_1",
        "GET, /api/v1/analytics/purchase-patterns?timeZone=UTC, 2, /analytics/purchase-patterns?timeZone=UTC",
        "POST, /api/v1/control-groups/ctl_1/assignments, 2, /control-groups/ctl_1/assignments",
        "GET, /api/v1/customers/cus_1/assessment, 2, /customers/cus_1/assessment",
        "GET, /api/v1/profiles/cus_1/next-actions, 2, /profiles/cus_1/next-actions",
        "PUT, /api/v1/strategies/str_1, 2, /strategies/str_1",
        "PUT, /api/v1/scoring-plans/scp_1, 2, /scoring-plans/scp_1",
        "GET, /api/v1/jobs/job_seg_1, 2, /jobs/job_seg_1",
        "GET, /api/v1/feedback, 3, /feedback",
        "GET, /api/v1/surveys/srv_1, 3, /surveys/srv_1",
        "GET, /api/v1/customers/cus_1/timeline, 0, /customers/cus_1/timeline",
        "GET, /api/v1/customers/cus_1/consents/EMAIL/SURVEY, 0, /customers/cus_1/consents/EMAIL/SURVEY",
        "GET, /api/v1/tiers, 1, /tiers",
        "POST, /api/v1/members/cus_1/benefits/GIFT/use, 1, /members/cus_1/benefits/GIFT/use",
        "POST, /api/v1/care-tasks/car_1/complete, 1, /care-tasks/car_1/complete",
        "POST, /api/v1/care-plans/cpl_1/disable, 1, /care-plans/cpl_1/disable",
        "GET, /api/v1/holiday-calendars/hol_shipped/days?from=2027&to=2027, 1, /holiday-calendars/hol_shipped/days?from=2027&to=2027",
        "GET, /api/v1/earning-rules/base, 1, /earning-rules/base",
        "POST, /api/v1/earning-rules/simulate, 1, /earning-rules/simulate",
        "POST, /api/v1/members/cus_1/transfers, 1, /members/cus_1/transfers",
        "POST, /api/v1/redemptions/red_1/confirm, 1, /redemptions/red_1/confirm",
        "PUT, /api/v1/rewards/rwd_1, 1, /rewards/rwd_1",
        "POST, /api/v1/benefits/quote, 1, /benefits/quote",
        "POST, /api/v1/offers/ofr_1/claim, 1, /offers/ofr_1/claim",
        "POST, /api/v1/achievements/ach_1/end, 1, /achievements/ach_1/end",
        "GET, /api/v1/members/cus_1/achievements, 1, /members/cus_1/achievements",
        "POST, /api/v1/referral-codes, 1, /referral-codes",
        "GET, /api/v1/referrals/rfl_1, 1, /referrals/rfl_1",
        "GET, /api/v1/reports/referral-rate?from=a, 1, /reports/referral-rate?from=a",
        "GET, /api/v1/coupon-campaigns, 1, /coupon-campaigns",
        "POST, /api/v1/coupons/7K3M9QXD/redeem, 1, /coupons/7K3M9QXD/redeem",
        "GET, /api/v1/survey-plans/spl_1, 3, /survey-plans/spl_1",
        "GET, /api/v1/invitations?customerId=cus_1, 3, /invitations?customerId=cus_1",
        "GET, /api/v1/responses?customerId=cus_1, 3, /responses?customerId=cus_1",
        "GET, /api/v1/satisfaction/nps?groupBy=channel, 3, /satisfaction/nps?groupBy=channel",
        "GET, /api/v1/tickets/tic_1, 4, /tickets/tic_1",
        "GET, /api/v1/messages/msg_loy_1, 1, /messages/msg_loy_1",
        "GET, /api/v1/messages/msg_fbk_1, 3, /messages/msg_fbk_1",
        "POST, /api/v1/messages/msg_tic_1/repeat, 4, /messages/msg_tic_1/repeat",
        "POST, /api/v1/tickets/tic_1/complaint/remedy, 4, /tickets/tic_1/complaint/remedy",
        "GET, /api/v1/events?aggregate=message/msg_loy_1, 1, /events?aggregate=message/msg_loy_1",
        "GET, /api/v1/events?aggregate=message/msg_fbk_1, 3, /events?aggregate=message/msg_fbk_1",
        "GET, /api/v1/events?aggregate=message/msg_tic_1&afterSequence=7, 4, /events?aggregate=message/msg_tic_1&afterSequence=7",
        "GET, /api/v1/events?aggregate=message/msg_1, 4, /events?aggregate=message/msg_1",
        "GET, /api/v1/events?aggregate=nothing/1, 0, /events?aggregate=nothing/1",
        "GET, /api/v1/events, 0, /events"
    })
    void path_goesToItsServiceWithoutThePrefix(String method, String path, int service, String uri) {
        GatewayFixture.as("admin")
                .method(HttpMethod.valueOf(method))
                .uri(java.net.URI.create("http://127.0.0.1:" + GatewayFixture.port() + path))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(GatewayFixture.all().get(service).last().uri()).isEqualTo(uri);
    }

    /** The types are those of the contracts: a new one needs its place in a route. */
    @Test
    void EVT_17_eventsGoToTheOwnerOfTheirAggregate() {
        Map<Topic, Integer> owners = Map.of(
                Topic.CUSTOMER,
                0,
                Topic.PURCHASE,
                0,
                Topic.LOYALTY,
                1,
                Topic.SEGMENT,
                2,
                Topic.FEEDBACK,
                3,
                Topic.TICKET,
                4,
                Topic.USAGE,
                0,
                Topic.MESSAGE,
                4);
        for (Topic topic : Topic.values()) {
            for (String type : topic.aggregateTypes()) {
                String query = "/events?aggregate=" + type + "/id_1&afterSequence=7";
                GatewayFixture.as("admin")
                        .get()
                        .uri("/api/v1" + query)
                        .exchange()
                        .expectStatus()
                        .isOk();

                assertThat(GatewayFixture.all().get(owners.get(topic)).last().uri())
                        .isEqualTo(query);
            }
        }
        GatewayFixture.as("marketer")
                .get()
                .uri("/api/v1/events?aggregate=customer/cus_1")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @CsvSource({"customer,0", "loyalty,1", "segmentation,2", "feedback,3", "ticket,4"})
    void opsPath_namesTheServiceAndNeedsOps(String name, int service) {
        GatewayFixture.as("ops")
                .get()
                .uri("/api/v1/ops/" + name + "/dlt")
                .exchange()
                .expectStatus()
                .isOk();
        GatewayFixture.as("admin")
                .get()
                .uri("/api/v1/ops/" + name + "/dlt")
                .exchange()
                .expectStatus()
                .isForbidden();

        assertThat(GatewayFixture.all().get(service).calls())
                .extracting(Upstream.Call::uri)
                .containsExactly("/ops/dlt");
    }

    @ParameterizedTest
    @CsvSource({
        "/",
        "/customers",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v1/jobs/job_tic_1",
        "/api/v2/customers",
        "/actuator/health",
        "/actuator/gateway/routes"
    })
    void unknownPath_isAProblem(String path) {
        GatewayFixture.as("admin")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("not-found");
    }

    @Test
    void noToken_reachesNoService() {
        GatewayFixture.anonymous()
                .get()
                .uri("/api/v1/customers")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);

        assertThat(GatewayFixture.CUSTOMER.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/customers/../ops/x",
        "/api/v1//customers",
        "/api/v1/customers;a=1",
        "/api/v1/customers/%2e%2e/ops",
        "/api/v1/customers/a%2Fb"
    })
    void trickyPath_isRefused(String path) {
        GatewayFixture.as("admin")
                .get()
                .uri(java.net.URI.create("http://127.0.0.1:" + GatewayFixture.port() + path))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);

        assertThat(GatewayFixture.CUSTOMER.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /s/abc.def, 3, /s/abc.def",
        "POST, /s/abc.def, 3, /s/abc.def",
        "GET, /api/v1/tracking/T-1?token=x, 4, /tracking/T-1?token=x"
    })
    void customersOwnPath_needsNoToken(String method, String path, int service, String uri) {
        GatewayFixture.anonymous()
                .method(HttpMethod.valueOf(method))
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(GatewayFixture.all().get(service).last().uri()).isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/liveness,200",
        "/actuator/health/readiness,200",
        "/actuator/gateway,404",
        "/actuator/gateway/routes,404",
        "/actuator/refresh,404",
        "/actuator/env,404"
    })
    void managementPort_hasNoGatewayEndpoint(String path, int status) {
        GatewayFixture.management().get().uri(path).exchange().expectStatus().isEqualTo(status);
    }
}
