package dev.fives.benchmarks.gateway;

import dev.fives.benchmarks.latency.Times;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Requests at a fixed rate, whether the one before is answered or not; a time counts from when it was to be sent. */
final class Paced {
    private static final int OK = 200;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;
    private final long gapNanos;

    Paced(String token, int perSecond) {
        this.token = token;
        this.gapNanos = Duration.ofSeconds(1).toNanos() / perSecond;
    }

    Times run(URI uri, Duration duration) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        List<CompletableFuture<Long>> open = new ArrayList<>();
        long start = System.nanoTime();
        for (long at = start; at < start + duration.toNanos(); at += gapNanos) {
            LockSupport.parkNanos(at - System.nanoTime());
            open.add(send(request, at));
        }
        return new Times(open.stream().mapToLong(CompletableFuture::join).toArray());
    }

    private CompletableFuture<Long> send(HttpRequest request, long at) {
        return client.sendAsync(request, BodyHandlers.discarding()).thenApply(answer -> {
            if (answer.statusCode() != OK) {
                throw new IllegalStateException("status: " + answer.statusCode() + " (expected: 200)");
            }
            return System.nanoTime() - at;
        });
    }
}
