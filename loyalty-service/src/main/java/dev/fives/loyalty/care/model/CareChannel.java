package dev.fives.loyalty.care.model;

/** How a customer is contacted; a consent is for one of them. */
public enum CareChannel {
    EMAIL,
    SMS,
    PHONE,
    WECHAT,
    APP,
    POST
}
