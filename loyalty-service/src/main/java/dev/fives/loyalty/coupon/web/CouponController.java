package dev.fives.loyalty.coupon.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.kit.request.Masking;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.security.Permissions;
import dev.fives.loyalty.coupon.app.CartDraft;
import dev.fives.loyalty.coupon.app.Coupons;
import dev.fives.loyalty.coupon.app.FindCoupon;
import dev.fives.loyalty.coupon.app.IssueCoupons;
import dev.fives.loyalty.coupon.app.IssueDraft;
import dev.fives.loyalty.coupon.app.RedeemCoupon;
import dev.fives.loyalty.coupon.app.ReleaseCoupon;
import dev.fives.loyalty.coupon.app.ReleaseDraft;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponStatus;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Coupons: issued, looked at, used for an order, given back. */
@RestController
@RequestMapping("/coupons")
class CouponController {
    private static final Set<String> FILTERS =
            Set.of(Coupons.CUSTOMER, Coupons.CAMPAIGN, Coupons.BATCH, Coupons.STATUS);

    private final IssueCoupons issue;
    private final FindCoupon find;
    private final RedeemCoupon redeem;
    private final ReleaseCoupon release;
    private final Coupons coupons;
    private final Permissions permissions;
    private final Paging paging;

    CouponController(
            IssueCoupons issue,
            FindCoupon find,
            RedeemCoupon redeem,
            ReleaseCoupon release,
            Coupons coupons,
            Permissions permissions,
            Paging paging) {
        this.issue = issue;
        this.find = find;
        this.redeem = redeem;
        this.release = release;
        this.coupons = coupons;
        this.permissions = permissions;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<BatchView>> issue(@RequestBody IssueDraft draft) {
        return allowed(draft)
                .then(Mono.defer(() -> issue.issue(draft)))
                .map(stored -> ResponseEntity.created(URI.create("/coupons?batchId=" + stored.id()))
                        .body(BatchView.of(stored.state())));
    }

    /** Coupons of whoever has their codes are like money: for those alone who may make the campaign. */
    private Mono<Void> allowed(IssueDraft draft) {
        return RequestContext.current()
                .filter(caller ->
                        draft.customerId() == null && !permissions.allow(caller, HttpMethod.POST, "/coupon-campaigns"))
                .flatMap(refused -> Mono.error(new ProblemException(
                        Problems.FORBIDDEN, "customerId: absent (expected: one, or a role that may make campaigns)")));
    }

    /** {@code customerId}, {@code campaignId}, {@code batchId} and {@code status} may also stand by themselves. */
    @GetMapping
    Mono<Page<CouponView>> list(ServerHttpRequest http) {
        PageRequest request = paging.readNaming(http, FILTERS);
        request.requireKnown(Coupons.STATUS, CouponStatus.values());
        return Mono.zip(coupons.page(request), request.total(coupons.count(request)), Masking.current())
                .map(all -> paging.page(
                        request,
                        all.getT1(),
                        all.getT2(),
                        coupons::position,
                        stored -> CouponView.of(stored.state(), all.getT3())));
    }

    @GetMapping("/{code}")
    Mono<ResponseEntity<CouponView>> read(@PathVariable String code) {
        return answer(find.byCodeOrId(code));
    }

    @PostMapping("/{code}/validate")
    Mono<ValidationView> validate(@PathVariable String code, @RequestBody CartDraft draft) {
        return redeem.validate(code, draft).map(verdict -> ValidationView.of(verdict, draft));
    }

    @PostMapping("/{code}/redeem")
    Mono<RedeemedView> redeem(@PathVariable String code, @RequestBody CartDraft draft) {
        return redeem.redeem(code, draft).map(stored -> RedeemedView.of(stored.state(), draft.reference()));
    }

    @PostMapping("/{code}/release")
    Mono<ResponseEntity<CouponView>> release(@PathVariable String code, @RequestBody ReleaseDraft draft) {
        return answer(release.release(code, draft));
    }

    private static Mono<ResponseEntity<CouponView>> answer(Mono<Stored<Coupon>> coupon) {
        return coupon.zipWith(
                Masking.current(),
                (stored, masking) -> ResponseEntity.ok()
                        .eTag(ETags.of(stored.version()))
                        .body(CouponView.of(stored.state(), masking)));
    }
}
