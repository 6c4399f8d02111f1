package dev.fives.loyalty.earning.model;

/** What a rule waits for. */
public sealed interface Trigger {

    /** A completed purchase, in its present net state. */
    record Purchase() implements Trigger {}

    record SurveyAnswered() implements Trigger {}

    record ReviewWritten() implements Trigger {}

    record ProfileCompleted() implements Trigger {}

    /** @param name what the customer did in an application, such as {@code app.login} */
    record Usage(String name) implements Trigger {}
}
