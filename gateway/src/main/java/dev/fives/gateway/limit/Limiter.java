package dev.fives.gateway.limit;

import reactor.core.publisher.Mono;

/** Counts the requests of each caller. */
@FunctionalInterface
interface Limiter {
    /**
     * Takes one request from what the caller has left.
     *
     * @param key who is counted; an address never has the key of a caller
     * @param requests in each window
     */
    Mono<Standing> take(String key, long requests);
}
