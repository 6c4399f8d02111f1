package dev.fives.kit.events.claim;

/**
 * Who holds a claim.
 *
 * @param mine the asker holds it, from now or from an earlier try
 */
public record Claim(String holderId, boolean mine) {}
