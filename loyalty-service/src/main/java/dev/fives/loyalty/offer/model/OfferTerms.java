package dev.fives.loyalty.offer.model;

import dev.fives.loyalty.catalogue.model.Audience;
import dev.fives.loyalty.catalogue.model.Title;
import dev.fives.loyalty.catalogue.model.Validity;

/**
 * What is offered, to whom and until when.
 *
 * @param audience never everybody
 * @param validity never without an end
 */
public record OfferTerms(Title name, OfferValue value, Audience audience, Validity validity) {}
