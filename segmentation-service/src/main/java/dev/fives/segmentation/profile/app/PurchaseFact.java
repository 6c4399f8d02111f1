package dev.fives.segmentation.profile.app;

import dev.fives.segmentation.profile.model.Purchase;

/**
 * One purchase event, kept for good: evidence, memory and the ground of a rebuild.
 *
 * @param id {@code ce_id} of the event
 */
public record PurchaseFact(String id, String customerId, Purchase purchase) {}
