package dev.fives.customer.reach.app;

import dev.fives.customer.consent.model.ConsentChannel;
import dev.fives.customer.consent.model.ConsentPurpose;
import dev.fives.customer.customer.model.ContactPoint;

/** That a service wants to write to a customer. The same message may be asked for again. */
public record WishToWrite(String messageId, String customerId, ConsentChannel channel, ConsentPurpose purpose) {

    /** Where such a message goes. */
    ContactPoint.Type type() {
        return switch (channel) {
            case EMAIL -> ContactPoint.Type.EMAIL;
            case SMS, PHONE -> ContactPoint.Type.PHONE;
            case WECHAT -> ContactPoint.Type.WECHAT;
            case APP, POST -> ContactPoint.Type.OTHER;
        };
    }
}
