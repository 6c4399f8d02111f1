/**
 * A real Kafka node for one machine: broker and controller in one JVM, on loopback, formatted by itself.
 *
 * <p>Starting points: {@link dev.fives.local.broker.LocalBroker} inside a JVM,
 * {@link dev.fives.local.broker.BrokerProcess} as a process of its own.
 */
@NullMarked
package dev.fives.local.broker;

import org.jspecify.annotations.NullMarked;
