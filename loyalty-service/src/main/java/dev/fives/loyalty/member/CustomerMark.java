package dev.fives.loyalty.member;

/**
 * Whether a customer is deleted, as its owner last told. Beside the member and not in it: what others are told of a
 * member does not change by it.
 *
 * @param sequence of the customer's event
 */
public record CustomerMark(String customerId, long sequence, boolean deleted) {

    static CustomerMark nothingHeard(String customerId) {
        return new CustomerMark(customerId, 0, false);
    }
}
