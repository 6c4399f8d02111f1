package dev.fives.loyalty.care.model;

/** How a customer is contacted; a consent is for one of them. */
public enum CareChannel {
    EMAIL,
    SMS,
    PHONE,
    WECHAT,
    APP,
    POST;

    /** Whether a machine may send what a template says. */
    public boolean isWritten() {
        return switch (this) {
            case EMAIL, SMS, WECHAT -> true;
            case PHONE, APP, POST -> false;
        };
    }
}
