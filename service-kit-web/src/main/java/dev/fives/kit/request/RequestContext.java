package dev.fives.kit.request;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Who asks and under which correlation id and trace. A filter puts it into the Reactor context of a request, a listener
 * into that of a record; work that nothing started gets {@link #internal(String)}.
 *
 * @param caller subject of the token, {@code key:<id>} of a machine, {@code anonymous} on public paths, {@code internal}
 *     for own work
 * @param causationId {@code ce_id} of the event that caused this work, absent for a request
 * @param masked whether the caller is shown no personal data
 */
public record RequestContext(
        String caller,
        Set<String> roles,
        String correlationId,
        String traceparent,
        @Nullable String idempotencyKey,
        @Nullable String causationId,
        boolean masked) {
    public static final String ANONYMOUS = "anonymous";
    public static final String INTERNAL = "internal";

    public RequestContext {
        roles = Set.copyOf(roles);
    }

    public RequestContext(
            String caller,
            Set<String> roles,
            String correlationId,
            String traceparent,
            @Nullable String idempotencyKey) {
        this(caller, roles, correlationId, traceparent, idempotencyKey, null);
    }

    public RequestContext(
            String caller,
            Set<String> roles,
            String correlationId,
            String traceparent,
            @Nullable String idempotencyKey,
            @Nullable String causationId) {
        this(caller, roles, correlationId, traceparent, idempotencyKey, causationId, false);
    }

    /** The context of work that no request started, for instance a timer. */
    public static RequestContext internal(String correlationId) {
        return new RequestContext(INTERNAL, Set.of(), correlationId, TraceParent.create(), null, null);
    }

    /** The context of work that an event started. */
    public static RequestContext causedBy(String causationId, String correlationId, @Nullable String traceparent) {
        return new RequestContext(
                INTERNAL, Set.of(), correlationId, TraceParent.childOf(traceparent), null, causationId);
    }

    /** The context of the running request or record; one of its own where there is none. */
    public static Mono<RequestContext> current() {
        return Mono.deferContextual(context -> Mono.just(
                context.<RequestContext>getOrEmpty(RequestContext.class).orElseGet(RequestContext::unknown)));
    }

    /** For {@code contextWrite}: everything upstream of it sees this context. */
    public Function<Context, Context> asContext() {
        return context -> context.put(RequestContext.class, this);
    }

    public RequestContext withCaller(String newCaller, Set<String> newRoles) {
        return new RequestContext(newCaller, newRoles, correlationId, traceparent, idempotencyKey, causationId, masked);
    }

    public RequestContext withIdempotencyKey(@Nullable String key) {
        return new RequestContext(caller, roles, correlationId, traceparent, key, causationId, masked);
    }

    /** The same for a caller that is shown no personal data. */
    public RequestContext asMasked() {
        return new RequestContext(caller, roles, correlationId, traceparent, idempotencyKey, causationId, true);
    }

    public String traceId() {
        return TraceParent.traceId(traceparent);
    }

    private static RequestContext unknown() {
        String traceparent = TraceParent.create();
        return new RequestContext(INTERNAL, Set.of(), TraceParent.traceId(traceparent), traceparent, null, null);
    }
}
