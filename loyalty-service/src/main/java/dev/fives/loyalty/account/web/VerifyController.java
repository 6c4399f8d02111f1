package dev.fives.loyalty.account.web;

import dev.fives.kit.events.journal.Proof;
import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.ProveLedger;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** For operators: recomputes an account from its first entry on and shows what came out. */
@RestController
class VerifyController {
    private static final String CUSTOMER = "cus_";

    private final ProveLedger ledger;
    private final Accounts accounts;

    VerifyController(ProveLedger ledger, Accounts accounts) {
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** Takes the id of the account ({@code acc_…}) or of its customer. */
    @GetMapping("/ops/verify")
    Mono<ProofView> verify(@RequestParam String account) {
        QueryTexts.id("account", account);
        String accountId = account.startsWith(CUSTOMER) ? accounts.of(account).id() : account;
        return ledger.of(accountId)
                .filter(proof -> proof.entries() > 0 || !proof.sound())
                .map(ProofView::of)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "account: no entries (expected: an account or customer with points)")));
    }

    record ProofView(
            String account,
            boolean sound,
            long entries,
            long sumOfDeltas,
            long balanceAfter,
            long headSequence,
            String lastHash,
            List<String> violations) {
        static ProofView of(Proof proof) {
            return new ProofView(
                    proof.accountId(),
                    proof.sound(),
                    proof.entries(),
                    proof.sumOfDeltas(),
                    proof.balanceAfter(),
                    proof.headSequence(),
                    proof.lastHash(),
                    proof.violations());
        }
    }
}
