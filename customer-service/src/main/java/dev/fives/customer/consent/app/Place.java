package dev.fives.customer.consent.app;

import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentPurpose;

/** What a decision is about. */
public record Place(ConsentChannel channel, ConsentPurpose purpose) {
    @Override
    public String toString() {
        return channel + "/" + purpose;
    }
}
