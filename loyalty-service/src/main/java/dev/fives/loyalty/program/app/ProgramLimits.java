package dev.fives.loyalty.program.app;

/** What a programme may ask for at most. */
public record ProgramLimits(int wallets, int pendingDays, int expiresAfterMonths, int warnDays) {}
