package dev.fives.kit.messages;

/** What a customer is written for; consent and the limit of a day go by it. */
public enum MessagePurpose {
    MARKETING,
    SURVEY,
    SERVICE
}
