package dev.fives.local.stack.clock;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.local.stack.Control;
import dev.fives.local.stack.StackFault;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET} and {@code POST /local/clock} on the gateway's port; the stack itself decides and moves everyone. */
public final class ClockRoutes {

    private final Control control;

    private ClockRoutes(Control control) {
        this.control = control;
    }

    public static RouterFunction<ServerResponse> of(Control control) {
        var routes = new ClockRoutes(control);
        return route().GET("/local/clock", routes::read)
                .POST("/local/clock", routes::move)
                .build();
    }

    private Mono<ServerResponse> read(ServerRequest request) {
        return answer(() -> control.get("/clock"));
    }

    private Mono<ServerResponse> move(ServerRequest request) {
        return request.bodyToMono(String.class)
                .defaultIfEmpty("")
                .flatMap(body -> answer(() -> control.post("/clock", body)));
    }

    private static Mono<ServerResponse> answer(Supplier<String> call) {
        return Mono.fromSupplier(call)
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(IllegalArgumentException.class, ClockRoutes::refused)
                .onErrorMap(StackFault.class, e -> new ProblemException(Problems.UNAVAILABLE, "clock: not reachable"))
                .flatMap(json -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json));
    }

    private static ProblemException refused(IllegalArgumentException e) {
        return new ProblemException(Problems.VALIDATION, String.valueOf(e.getMessage()));
    }
}
