package dev.fives.loyalty.coupon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fives.kit.events.outbox.VersionConflict;
import dev.fives.kit.id.Ids;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.test.store.MemoryStore;
import dev.fives.kit.time.RealClock;
import dev.fives.loyalty.coupon.model.Coupon;
import dev.fives.loyalty.coupon.model.CouponBasket;
import dev.fives.loyalty.coupon.model.CouponOrigin;
import dev.fives.loyalty.coupon.model.CouponTerms;
import dev.fives.loyalty.coupon.model.Validity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An order's basket while calls for it overlap; A and B do not go together, and A's first caller died. */
class CouponBasketsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(1);
    private static final String ORDER = "order:1";

    private final MemoryStore<CouponBasket> store = new MemoryStore<>();
    private final MemoryStore<Coupon> coupons = new MemoryStore<>();
    private final CouponIds ids = new CouponIds(Ids.of(RealClock.system()));
    private Instant now = NOW;
    private final CouponBaskets baskets = new CouponBaskets(
            store, coupons, ids, () -> now, new CouponLimits(10, 1, 365, 20, HOLD, Duration.ofSeconds(5)));
    private final Coupon a = coupon("cpn_a");
    private final Coupon b = coupon("cpn_b");

    @Test
    void LOY_18_retryWhileAnotherIsPutIn_theOtherLooksAgain() {
        diesWith(a);
        coupons.beforeFind = () -> baskets.join(ORDER, a).block();

        assertThatThrownBy(() -> baskets.join(ORDER, b).block())
                .as("of two writes on the same basket one fails")
                .isInstanceOf(VersionConflict.class);

        coupons.beforeFind = () -> {};
        assertThatThrownBy(() -> baskets.join(ORDER, b).block())
                .as("A is under way again")
                .isInstanceOf(ProblemException.class);
        assertThat(inBasket()).containsExactly("cpn_a");
    }

    @Test
    void LOY_18_retryAfterAnotherWasPutIn_isRefused() {
        diesWith(a);

        baskets.join(ORDER, b).block();

        assertThat(inBasket()).containsExactly("cpn_b");
        assertThatThrownBy(() -> baskets.join(ORDER, a).block()).isInstanceOf(ProblemException.class);
        assertThat(inBasket()).containsExactly("cpn_b");
    }

    @Test
    void LOY_18_retry_holdsItsPlaceForAsLongAsTheFirstCall() {
        diesWith(a);
        baskets.join(ORDER, a).block();

        now = now.plus(HOLD).minusMillis(1);
        assertThatThrownBy(() -> baskets.join(ORDER, b).block()).isInstanceOf(ProblemException.class);
        now = now.plusMillis(1);
        baskets.join(ORDER, b).block();

        assertThat(inBasket()).containsExactly("cpn_b");
    }

    private void diesWith(Coupon coupon) {
        baskets.join(ORDER, coupon).block();
        now = now.plus(HOLD);
    }

    private List<String> inBasket() {
        return Objects.requireNonNull(store.all.get(ids.ofBasket(ORDER)))
                .state()
                .couponIds();
    }

    private Coupon coupon(String id) {
        Coupon coupon = Coupon.issue(
                        id,
                        id,
                        null,
                        new CouponOrigin("cpb_1", "cpc_1", "c-1", NOW),
                        CouponTerms.once(BigDecimal.TEN, "CNY"),
                        new Validity(NOW, null))
                .coupon();
        coupons.create(id, id, coupon, List.of(), null).block();
        return coupon;
    }
}
