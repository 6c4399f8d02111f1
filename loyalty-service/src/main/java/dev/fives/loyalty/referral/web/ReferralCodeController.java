package dev.fives.loyalty.referral.web;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.referral.app.GiveReferralCode;
import dev.fives.loyalty.referral.app.ReferralCodeDraft;
import dev.fives.loyalty.referral.app.ReferralCodes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The codes that members pass on to friends. */
@RestController
@RequestMapping("/referral-codes")
class ReferralCodeController {
    private final GiveReferralCode give;
    private final ReferralCodes codes;

    ReferralCodeController(GiveReferralCode give, ReferralCodes codes) {
        this.give = give;
        this.codes = codes;
    }

    /** 200 the first time too: the member has always had it. */
    @PostMapping
    Mono<ReferralCodeView> give(@RequestBody ReferralCodeDraft draft) {
        return give.give(draft).map(ReferralCodeView::of);
    }

    @GetMapping("/{code}")
    Mono<ReferralCodeView> read(@PathVariable String code) {
        return codes.find(code)
                .map(ReferralCodeView::of)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "referral code: not there (expected: the code of a member)")));
    }
}
