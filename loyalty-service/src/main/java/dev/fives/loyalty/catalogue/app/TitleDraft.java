package dev.fives.loyalty.catalogue.app;

import org.jspecify.annotations.Nullable;

/** A title as it is wished, not checked yet. */
public record TitleDraft(@Nullable String zh, @Nullable String en) {}
