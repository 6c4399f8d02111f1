package dev.fives.loyalty.tier.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.tier.app.MemberTiers;
import dev.fives.loyalty.tier.app.UseBenefits;
import dev.fives.loyalty.tier.model.GrantedBenefit;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member's tier brings it. */
@RestController
@RequestMapping("/members/{customerId}/benefits")
class BenefitController {
    private final Members members;
    private final MemberTiers tiers;
    private final UseBenefits use;

    BenefitController(Members members, MemberTiers tiers, UseBenefits use) {
        this.members = members;
        this.tiers = tiers;
        this.use = use;
    }

    /** @param since granted or used */
    record BenefitView(String benefit, String tier, String use, String status, Instant since, Instant validUntil) {
        static BenefitView of(GrantedBenefit row) {
            return new BenefitView(
                    row.code(), row.tier(), row.use().name(), row.status().name(), row.since(), row.validUntil());
        }
    }

    record BenefitList(List<BenefitView> items) {}

    @GetMapping
    Mono<BenefitList> list(@PathVariable String customerId) {
        return known(customerId)
                .then(Mono.defer(() -> tiers.benefits(customerId)))
                .map(rows -> new BenefitList(rows.stream().map(BenefitView::of).toList()));
    }

    @PostMapping("/{benefit}/use")
    Mono<BenefitView> use(@PathVariable String customerId, @PathVariable String benefit) {
        return known(customerId)
                .then(Mono.defer(() -> use.use(customerId, benefit)))
                .map(BenefitView::of);
    }

    private Mono<Void> known(String customerId) {
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")))
                .then();
    }
}
