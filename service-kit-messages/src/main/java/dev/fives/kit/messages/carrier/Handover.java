package dev.fives.kit.messages.carrier;

/** What became of a letter that was handed over; reasons are codes. */
public sealed interface Handover {
    /** The next server answers for it now. */
    record Taken() implements Handover {}

    /** Not taken, and nothing of it remains there: try again. */
    record Later(String reason) implements Handover {}

    /** Not taken, and never will be, whatever its address. */
    record Refused(String reason) implements Handover {}

    /** There is nobody at this address. */
    record NoSuchAddress(String reason) implements Handover {}

    /** The text was given, and no answer came. */
    record Unknown() implements Handover {}
}
