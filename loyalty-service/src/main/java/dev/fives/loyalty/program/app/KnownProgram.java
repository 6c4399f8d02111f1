package dev.fives.loyalty.program.app;

import dev.fives.loyalty.program.model.Program;

/** @param version 0 for the programme as it ships */
public record KnownProgram(long version, Program program) {}
