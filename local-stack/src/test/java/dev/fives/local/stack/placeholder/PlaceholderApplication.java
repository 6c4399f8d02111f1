package dev.fives.local.stack.placeholder;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import dev.fives.api.ApiDocument;
import dev.fives.kit.time.BusinessClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** As little as an application can be: it tells the business time it sees. */
@SpringBootApplication
public class PlaceholderApplication {

    @Bean
    ApiDocument contract() {
        return ApiDocument.parse(
                "placeholder", "paths: {/now: {get: {operationId: readNow, x-scope: 'customers:read'}}}");
    }

    @Bean
    RouterFunction<ServerResponse> now(BusinessClock clock) {
        return route().GET(
                        "/now",
                        _ -> ServerResponse.ok().bodyValue(clock.instant().toString()))
                .build();
    }
}
