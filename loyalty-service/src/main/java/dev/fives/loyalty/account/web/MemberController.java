package dev.fives.loyalty.account.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.account.app.AccountNow;
import dev.fives.loyalty.account.app.Accounts;
import dev.fives.loyalty.account.app.PointsLedger;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.member.CustomerMark;
import dev.fives.loyalty.member.CustomerMarks;
import dev.fives.loyalty.member.Member;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.tier.app.MemberTiers;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Members and their ledger. Nothing here writes: entries are neither edited nor deleted, by anyone. */
@RestController
@RequestMapping("/members/{customerId}")
class MemberController {
    private final Members members;
    private final CustomerMarks marks;
    private final Accounts accounts;
    private final PointsLedger points;
    private final LedgerPages pages;
    private final MemberTiers tiers;
    private final Paging paging;

    MemberController(
            Members members,
            CustomerMarks marks,
            Accounts accounts,
            PointsLedger points,
            LedgerPages pages,
            MemberTiers tiers,
            Paging paging) {
        this.members = members;
        this.marks = marks;
        this.accounts = accounts;
        this.points = points;
        this.pages = pages;
        this.tiers = tiers;
        this.paging = paging;
    }

    /** Member, account, tier and the customer's events only ever count upwards, so their sum is a version of all. */
    @GetMapping
    Mono<ResponseEntity<MemberView>> member(@PathVariable String customerId) {
        return Mono.zip(
                        known(customerId),
                        points.now(customerId, Wallets.POINTS),
                        marks.of(customerId),
                        tiers.of(customerId))
                .map(found -> answer(found.getT1(), found.getT2(), found.getT3(), found.getT4()));
    }

    private static ResponseEntity<MemberView> answer(
            Stored<Member> member, AccountNow account, CustomerMark customer, MemberTiers.Progress tier) {
        return ResponseEntity.ok()
                .eTag(ETags.of(member.version() + account.sequence() + customer.sequence() + tier.version()))
                .body(MemberView.of(member.state(), customer.deleted(), account.standpoint(), tier));
    }

    /** Newest first. */
    @GetMapping("/ledger")
    Mono<Page<LedgerEntryView>> ledger(@PathVariable String customerId, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return known(customerId).then(Mono.defer(() -> pages.of(accounts.of(customerId), request)));
    }

    private Mono<Stored<Member>> known(String customerId) {
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")));
    }
}
