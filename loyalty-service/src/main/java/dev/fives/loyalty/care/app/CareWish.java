package dev.fives.loyalty.care.app;

import dev.fives.loyalty.care.model.CareChannel;
import dev.fives.loyalty.care.model.CareKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an agent wants planned, checked. */
record CareWish(
        String customerId,
        CareKind kind,
        CareChannel channel,
        Instant dueAt,
        @Nullable String ticketId,
        @Nullable String note) {}
