package dev.fives.local.demo;

import java.net.URI;
import java.util.Map;

/**
 * The stack that the demonstration speaks to.
 *
 * @param gateway the only door
 * @param broker what a client of the broker needs, to hear what happens
 * @param adminToken for the API
 * @param opsToken for the clock
 */
public record DemoTarget(URI gateway, Map<String, Object> broker, String adminToken, String opsToken) {}
