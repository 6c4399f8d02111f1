package dev.fives.loyalty.catalogue.model;

import org.jspecify.annotations.Nullable;

/** What members read, in one language at least. */
public record Title(@Nullable String zh, @Nullable String en) {}
