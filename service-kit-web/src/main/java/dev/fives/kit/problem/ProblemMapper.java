package dev.fives.kit.problem;

import org.jspecify.annotations.Nullable;

/** Turns exceptions of one technology (a driver, a client) into problems; declare as a bean where the technology is. */
@FunctionalInterface
public interface ProblemMapper {
    /** The problem, or null where the exception is not of this technology. */
    @Nullable
    ProblemException map(Throwable fault);
}
