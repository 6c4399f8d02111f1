package dev.fives.loyalty.statement.model;

import dev.fives.loyalty.account.model.Holdings;
import java.time.LocalDate;
import java.time.ZoneId;

/** What an account held at the end of a day; of today, what it holds now. */
public record PastBalance(String customerId, String wallet, LocalDate asOf, ZoneId zone, Holdings held) {}
