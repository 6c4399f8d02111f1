package dev.fives.segmentation.basis.app;

import dev.fives.segmentation.basis.model.Basis;
import reactor.core.publisher.Mono;

/** Keeps the one basis. */
public interface BasisStore {

    /** The present basis; written with the defaults where there is none. */
    Mono<Basis> load();

    Mono<Long> version();

    /** False where the stored version is no longer the one before {@code next}. */
    Mono<Boolean> replace(Basis next);
}
