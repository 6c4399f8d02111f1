package dev.fives.loyalty.coupon.web;

import dev.fives.loyalty.coupon.model.CouponCampaign;
import dev.fives.loyalty.coupon.model.CouponTerms;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A campaign as the API shows it. */
record CampaignView(
        String id,
        String name,
        TermsView terms,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        @Nullable Integer validDays,
        String createdBy,
        Instant createdAt) {

    /** What a coupon takes off and how often; amounts in the currency. */
    record TermsView(
            DiscountView discount,
            String currency,
            @Nullable String minimumCart,
            String floor,
            int uses,
            @Nullable Integer usesPerCustomer,
            @Nullable String stackingGroup) {

        static TermsView of(CouponTerms terms) {
            String currency = terms.currency();
            return new TermsView(
                    new DiscountView(
                            terms.kind().name(),
                            terms.value().toPlainString(),
                            terms.rounding().name()),
                    currency,
                    terms.minimumCart() == null ? null : MoneyView.text(terms.minimumCart(), currency),
                    MoneyView.text(terms.floor(), currency),
                    terms.usesMax(),
                    terms.usesPerCustomer(),
                    terms.stackingGroup());
        }
    }

    /** How much. */
    record DiscountView(String kind, String value, String rounding) {}

    static CampaignView of(CouponCampaign campaign) {
        return new CampaignView(
                campaign.campaignId(),
                campaign.name(),
                TermsView.of(campaign.terms()),
                campaign.validFrom(),
                campaign.validTo(),
                campaign.validDays(),
                campaign.createdBy(),
                campaign.createdAt());
    }
}
