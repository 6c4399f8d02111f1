package dev.fives.loyalty.redemption.app;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.fives.kit.problem.Violations;
import dev.fives.kit.request.RequestContext;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.redemption.model.RedemptionAsk;
import dev.fives.loyalty.reward.model.RewardClaim;
import dev.fives.loyalty.reward.model.RewardTerms;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A redemption as somebody asks for it, not checked yet: of points, or of a reward, which says how many.
 *
 * @param wallet that of purchases where it is absent
 */
public record RedemptionDraft(
        @Nullable String customerId,
        @Nullable Long points,
        @Nullable String wallet,
        @Nullable String reference,
        @Nullable String rewardId) {
    private static final Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern REWARD = Pattern.compile("rwd_[A-Za-z0-9_.-]{1,100}");
    private static final Pattern WALLET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}");

    void check(RedemptionLimits limits) {
        Violations violations = new Violations();
        violations.check(matches(CUSTOMER, customerId), "/customerId", "customerId: not one (expected: cus_…)");
        checkPoints(violations, limits);
        violations.check(
                reference == null || matches(REFERENCE, reference),
                "/reference",
                "reference: not accepted (expected: at most 100 letters, digits, _ . : / - without blanks)");
        violations.throwIfAny();
    }

    private void checkPoints(Violations violations, RedemptionLimits limits) {
        boolean ofReward = rewardId != null;
        violations.check(!ofReward || matches(REWARD, rewardId), "/rewardId", "rewardId: not one (expected: rwd_…)");
        violations.check(
                ofReward ? points == null : points != null && points > 0 && points <= limits.pointsMax(),
                "/points",
                "points: " + points + " (expected: 1 to " + limits.pointsMax() + "; absent with rewardId)");
        violations.check(
                wallet == null || (!ofReward && matches(WALLET, wallet)),
                "/wallet",
                "wallet: not a code (expected: such as points; absent with rewardId)");
    }

    /** Once it is checked. */
    RedemptionAsk ofPoints(RequestContext request, Instant now) {
        return ask(requireNonNull(points), requireNonNullElse(wallet, Wallets.POINTS), null, request, now);
    }

    /** Once it is checked; at the reward's price of now. */
    RedemptionAsk ofReward(RewardTerms reward, RequestContext request, Instant now) {
        RewardClaim claim = new RewardClaim(requireNonNull(rewardId), reward.perMemberLimit());
        return ask(reward.points(), reward.wallet(), claim, request, now);
    }

    private RedemptionAsk ask(
            long price, String from, @Nullable RewardClaim claim, RequestContext request, Instant now) {
        return new RedemptionAsk(
                requireNonNull(customerId),
                from,
                price,
                reference,
                request.caller(),
                request.correlationId(),
                now,
                claim);
    }

    private static boolean matches(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches();
    }
}
