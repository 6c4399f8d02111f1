package dev.fives.loyalty.coupon.mongo;

import dev.fives.kit.events.outbox.StateCodec;
import dev.fives.loyalty.coupon.model.CouponCampaign;
import org.bson.Document;

/** The record as it is, and beside it a key that orders campaigns by their instant without ties. */
final class CampaignCodec implements StateCodec<CouponCampaign> {
    private final StateCodec<CouponCampaign> records = StateCodec.record(CouponCampaign.class);

    @Override
    public Document write(CouponCampaign campaign) {
        return records.write(campaign).append(OrderKeys.FIELD, orderKey(campaign));
    }

    @Override
    public CouponCampaign read(Document document) {
        return records.read(document);
    }

    static String orderKey(CouponCampaign campaign) {
        return OrderKeys.of(campaign.createdAt(), campaign.campaignId());
    }
}
