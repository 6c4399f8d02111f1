package dev.fives.loyalty;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;

/** Clients that are let go together. */
final class AtOnce {
    private AtOnce() {}

    static List<HttpResponse<String>> of(int clients, IntFunction<HttpResponse<String>> call)
            throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            CompletableFuture<HttpResponse<String>> answer = new CompletableFuture<>();
            answers.add(answer);
            int client = i;
            Thread.startVirtualThread(() -> {
                try {
                    go.await();
                    answer.complete(call.apply(client));
                } catch (InterruptedException | RuntimeException | AssertionError e) {
                    answer.completeExceptionally(e);
                }
            });
        }
        go.countDown();
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
