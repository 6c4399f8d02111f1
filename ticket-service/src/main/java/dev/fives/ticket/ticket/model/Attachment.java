package dev.fives.ticket.ticket.model;

/**
 * What came with a message; the file itself lies elsewhere.
 *
 * @param bytes its size
 * @param location where it lies, as the caller says
 */
public record Attachment(String name, String contentType, long bytes, String location) {}
