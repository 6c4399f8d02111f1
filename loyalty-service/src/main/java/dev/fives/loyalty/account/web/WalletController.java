package dev.fives.loyalty.account.web;

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
import dev.fives.loyalty.member.Members;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A member's points of each kind. */
@RestController
@RequestMapping("/members/{customerId}/wallets")
class WalletController {
    private final Members members;
    private final Wallets wallets;
    private final PointsLedger points;
    private final Accounts accounts;
    private final LedgerPages pages;
    private final Paging paging;

    WalletController(
            Members members,
            Wallets wallets,
            PointsLedger points,
            Accounts accounts,
            LedgerPages pages,
            Paging paging) {
        this.members = members;
        this.wallets = wallets;
        this.points = points;
        this.accounts = accounts;
        this.pages = pages;
        this.paging = paging;
    }

    /** There are few: one page holds all. */
    @GetMapping
    Mono<Page<WalletView>> list(@PathVariable String customerId, ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        return member(customerId)
                .then(Mono.defer(wallets::codes))
                .flatMapMany(Flux::fromIterable)
                .concatMap(code -> points.now(customerId, code).map(now -> WalletView.of(code, now)))
                .collectList()
                .flatMap(items -> request.total(Mono.just((long) items.size()))
                        .map(total -> new Page<>(items, null, total.orElse(null))));
    }

    /** The account only ever counts upwards. */
    @GetMapping("/{wallet}")
    Mono<ResponseEntity<WalletView>> read(@PathVariable String customerId, @PathVariable String wallet) {
        return member(customerId)
                .then(Mono.defer(() -> points.now(customerId, wallet)))
                .map(now -> ResponseEntity.ok().eTag(ETags.of(now.sequence())).body(WalletView.of(wallet, now)));
    }

    /** Newest first. */
    @GetMapping("/{wallet}/ledger")
    Mono<Page<LedgerEntryView>> ledger(
            @PathVariable String customerId, @PathVariable String wallet, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return member(customerId)
                .then(Mono.defer(() -> wallets.terms(wallet)))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "wallet: " + wallet + " (expected: a wallet of the programme)")))
                .then(Mono.defer(() -> pages.of(accounts.of(customerId, wallet), request)));
    }

    private Mono<Void> member(String customerId) {
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")))
                .then();
    }

    record WalletView(String wallet, String accountId, MemberView.Balance points) {
        static WalletView of(String code, AccountNow now) {
            return new WalletView(code, now.account().id(), MemberView.balance(now.standpoint()));
        }
    }
}
