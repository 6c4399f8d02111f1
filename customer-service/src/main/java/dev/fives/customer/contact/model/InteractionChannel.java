package dev.fives.customer.contact.model;

/** How somebody spoke with a customer. */
public enum InteractionChannel {
    CALL,
    EMAIL,
    SOCIAL,
    VISIT,
    WECHAT,
    OTHER
}
