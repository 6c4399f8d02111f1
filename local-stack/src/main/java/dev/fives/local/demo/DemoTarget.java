package dev.fives.local.demo;

import java.net.URI;

/**
 * The stack that the demonstration speaks to.
 *
 * @param gateway the only door
 * @param bootstrapServers the broker, to hear what happens
 * @param adminToken for the API
 * @param opsToken for the clock
 */
public record DemoTarget(URI gateway, String bootstrapServers, String adminToken, String opsToken) {}
