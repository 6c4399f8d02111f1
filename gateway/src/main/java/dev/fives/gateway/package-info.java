/** The only door. Starting points: {@code gateway.yml} for the routes, {@code GatewayWiring} for what they run through. */
@NullMarked
package dev.fives.gateway;

import org.jspecify.annotations.NullMarked;
