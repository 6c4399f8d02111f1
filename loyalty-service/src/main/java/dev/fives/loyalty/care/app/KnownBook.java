package dev.fives.loyalty.care.app;

import dev.fives.loyalty.care.model.CareBook;

/** @param version 0 until somebody changes it */
record KnownBook(long version, CareBook book) {}
