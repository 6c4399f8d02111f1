package dev.fives.kit.events.idempotency;

import dev.fives.kit.events.command.Command;
import dev.fives.kit.events.idempotency.Attempt.AnotherRequest;
import dev.fives.kit.events.idempotency.Attempt.Done;
import dev.fives.kit.events.idempotency.Attempt.Mine;
import dev.fives.kit.events.idempotency.Attempt.Running;
import dev.fives.kit.http.Fingerprint;
import dev.fives.kit.http.IdempotencyKeys;
import dev.fives.kit.request.RequestContext;
import dev.fives.kit.web.Exchanges;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Around every unsafe command that has an {@code Idempotency-Key}, of every handler there is: a repeat gets the first
 * answer, a twin of a command that runs a 409, another request under the same key a 422. What was refused had no effect
 * and is not kept.
 *
 * <p>The effect and this record are two writes. Between them the process may die; the repeat is carried out again, and
 * the command record in the changed document ({@link Command}) then says that the effect is there.
 */
final class IdempotencyFilter implements WebFilter, Ordered {
    /** The caller is known and let in, nothing is done yet. */
    private static final int AFTER_THE_CALLER = 0;

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final KeptAnswers answers;
    private final IdempotencyProperties limits;
    private final List<PathPattern> ownPaths;

    IdempotencyFilter(KeptAnswers answers, IdempotencyProperties limits) {
        this.answers = answers;
        this.limits = limits;
        this.ownPaths = limits.ownPaths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    @Override
    public int getOrder() {
        return AFTER_THE_CALLER;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        RequestContext context = Exchanges.context(exchange);
        String key = context.idempotencyKey();
        if (key == null || SAFE.contains(request.getMethod()) || hasOwnMeaning(request)) {
            return chain.filter(exchange);
        }
        CommandKey command = new CommandKey(caller(context, request), key);
        return Bytes.of(request.getBody())
                .flatMap(body -> answers.begin(command.id(), fingerprint(request, body))
                        .flatMap(attempt -> switch (attempt) {
                            case Mine mine -> carryOut(exchange, body, chain, run(command, mine));
                            case Done done -> replay(exchange, done, command);
                            case Running _ -> Mono.error(IdempotencyKeys.running());
                            case AnotherRequest _ -> Mono.error(Command.keyReused());
                        }));
    }

    private Run run(CommandKey command, Mine mine) {
        return new Run(answers, limits.renewal(), command, mine);
    }

    private boolean hasOwnMeaning(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return ownPaths.stream().anyMatch(own -> own.matches(path));
    }

    /** Those without a name must not meet each other's keys: whoever holds a link is known by it. */
    private static String caller(RequestContext context, ServerHttpRequest request) {
        return context.caller().equals(RequestContext.ANONYMOUS)
                ? RequestContext.ANONYMOUS + request.getPath().value()
                : context.caller();
    }

    private static String fingerprint(ServerHttpRequest request, byte[] body) {
        String query = request.getURI().getRawQuery();
        String path = request.getPath().value() + (query == null ? "" : "?" + query);
        return Fingerprint.of(request.getMethod().name(), path, body);
    }

    private static Mono<Void> replay(ServerWebExchange exchange, Done done, CommandKey command) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatus.valueOf(done.sealed().status()));
        done.sealed().headers().forEach((name, values) -> response.getHeaders().put(name, values));
        response.getHeaders().set(IdempotencyKeys.REPLAYED, "true");
        byte[] body = command.open(done.owner(), done.sealed().body().getData());
        return body.length == 0
                ? response.setComplete()
                : response.writeWith(
                        Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private Mono<Void> carryOut(ServerWebExchange exchange, byte[] body, WebFilterChain chain, Run run) {
        KeptResponse response = new KeptResponse(exchange.getResponse(), run);
        ServerWebExchange wrapped = exchange.mutate()
                .request(new ReadRequest(exchange.getRequest(), body))
                .response(response)
                .build();
        return run.around(Mono.defer(() -> chain.filter(wrapped)).then(Mono.defer(response::setComplete)));
    }
}
