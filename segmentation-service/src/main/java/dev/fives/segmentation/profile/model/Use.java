package dev.fives.segmentation.profile.model;

import java.time.Instant;

/**
 * Something that a customer did in an application. It never changes.
 *
 * @param type such as {@code app.login}
 */
public record Use(String id, String type, Instant at) {}
