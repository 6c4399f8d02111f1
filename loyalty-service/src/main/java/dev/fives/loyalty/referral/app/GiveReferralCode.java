package dev.fives.loyalty.referral.app;

import static java.util.Objects.requireNonNull;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.problem.Violation;
import dev.fives.kit.problem.Violations;
import dev.fives.loyalty.account.app.SpendablePoints;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.referral.model.Referrer;
import java.util.List;
import reactor.core.publisher.Mono;

/** A member wants the code to pass on. */
public final class GiveReferralCode {
    private final ReferralCodes codes;
    private final Members members;
    private final SpendablePoints customers;

    public GiveReferralCode(ReferralCodes codes, Members members, SpendablePoints customers) {
        this.codes = codes;
        this.members = members;
        this.customers = customers;
    }

    /** Always the same one; 422 for who is no member, 409 for a customer that is deleted. */
    public Mono<Referrer> give(ReferralCodeDraft draft) {
        Violations violations = new Violations();
        violations.check(
                ReferralDraft.isCustomer(draft.customerId()), "/customerId", "customerId: not one (expected: cus_…)");
        violations.throwIfAny();
        String customerId = requireNonNull(draft.customerId());
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(GiveReferralCode::noMember))
                .then(Mono.defer(() -> customers.requireNotDeleted(customerId)))
                .then(Mono.defer(() -> codes.ofMember(customerId)));
    }

    private static ProblemException noMember() {
        String detail = "customerId: no member (expected: a customer that is enrolled)";
        return new ProblemException(Problems.VALIDATION, detail, List.of(new Violation("/customerId", detail)));
    }
}
