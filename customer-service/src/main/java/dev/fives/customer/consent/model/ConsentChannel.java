package dev.fives.customer.consent.model;

/** A way to reach a customer. */
public enum ConsentChannel {
    EMAIL,
    SMS,
    PHONE,
    WECHAT,
    APP,
    POST
}
