package dev.fives.kit.messages;

/** How a message goes. */
public enum MessageChannel {
    EMAIL,
    SMS,
    WECHAT
}
