package dev.fives.ticket.ticket.model;

/** How it reached us, where a caller says so; an answer to a survey brings its own. */
public enum Channel {
    PHONE,
    CHAT,
    EMAIL,
    WEB,
    SOCIAL,
    API,
    SMS,
    WECHAT,
    IN_APP,
    REVIEW
}
