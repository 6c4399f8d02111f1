package dev.fives.customer.customer.model;

/**
 * How much one customer may hold. The events of a customer at every limit stay below 64 KiB.
 *
 * @param namesLength of a name, an occupation, a city and the like, in characters
 * @param textLength of a street, a psychographic or a custom text, in characters
 * @param idLength of an external id, a contact value and an owner id, in characters
 * @param phoneRegion ISO 3166-1 code for phones that neither prefix, locale nor address places
 */
public record CustomerLimits(
        int addresses,
        int contactPoints,
        int externalIds,
        int psychographics,
        int customFields,
        int tags,
        int namesLength,
        int textLength,
        int idLength,
        String phoneRegion) {}
