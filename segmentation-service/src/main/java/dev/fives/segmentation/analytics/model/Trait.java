package dev.fives.segmentation.analytics.model;

/** What groups of customers are told apart by. */
public enum Trait {
    GENDER,
    AGE,
    INCOME_BAND,
    EDUCATION,
    OCCUPATION,
    CITY
}
