package dev.fives.customer.customer.model;

/** A natural person or an organisation. */
public enum CustomerKind {
    PERSON,
    ORG
}
