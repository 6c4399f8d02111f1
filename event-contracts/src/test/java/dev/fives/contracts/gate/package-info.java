/**
 * The contract gate: no event schema and no OpenAPI document may break who relies on an older one. Starting points:
 * {@code ContractGateTest} for the rules, {@code Baseline} for the archive that they are held against.
 */
@NullMarked
package dev.fives.contracts.gate;

import org.jspecify.annotations.NullMarked;
