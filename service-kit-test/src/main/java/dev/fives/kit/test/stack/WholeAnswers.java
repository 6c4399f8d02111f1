package dev.fives.kit.test.stack;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads every answer of a test's client, whatever the test asks of it: the buffers of an answer that nobody reads are a
 * leak, and Netty's report of it says nothing of whose. Streams of events have their readers.
 */
public final class WholeAnswers implements ExchangeFilterFunction {
    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return next.exchange(request).flatMap(answer -> isStream(answer) ? Mono.just(answer) : whole(answer));
    }

    private static boolean isStream(ClientResponse answer) {
        return answer.headers()
                .contentType()
                .filter(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype)
                .isPresent();
    }

    private static Mono<ClientResponse> whole(ClientResponse answer) {
        return answer.bodyToMono(byte[].class)
                .<DataBuffer>map(DefaultDataBufferFactory.sharedInstance::wrap)
                .map(Flux::just)
                .defaultIfEmpty(Flux.empty())
                .map(body -> answer.mutate().body(_ -> body).build());
    }
}
