package dev.fives.feedback.unsolicited;

/** Where a customer said something. */
enum Channel {
    WEB,
    EMAIL,
    SMS,
    PHONE,
    REVIEW,
    SOCIAL,
    WECHAT,
    IN_APP
}
