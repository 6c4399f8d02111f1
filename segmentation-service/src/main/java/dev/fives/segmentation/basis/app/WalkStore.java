package dev.fives.segmentation.basis.app;

import reactor.core.publisher.Mono;

/** Keeps how far the walk has come, so that another instance can resume it. */
public interface WalkStore {

    Mono<Walk> load();

    /** False where somebody else moved on meanwhile. */
    Mono<Boolean> replace(Walk next);
}
