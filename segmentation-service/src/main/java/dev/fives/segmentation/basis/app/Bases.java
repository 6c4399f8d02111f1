package dev.fives.segmentation.basis.app;

import dev.fives.segmentation.basis.model.Basis;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The basis, kept in memory. Who writes a profile may use a copy that is out of date, if {@link #movedSince} is asked
 * after the write: a change of the basis is stored before the walk over all profiles starts, so a profile that was
 * written after the walk had passed it is seen here.
 */
public final class Bases {

    private final BasisStore store;
    private final AtomicReference<@Nullable Basis> copy = new AtomicReference<>();

    public Bases(BasisStore store) {
        this.store = store;
    }

    /** Maybe out of date. */
    public Mono<Basis> current() {
        var present = copy.get();
        return present == null ? reload() : Mono.just(present);
    }

    /** As stored at the time of the call. */
    public Mono<Basis> fresh() {
        return current().flatMap(basis -> movedSince(basis).map(moved -> moved.orElse(basis)));
    }

    /** The present basis where it is not the given one. */
    public Mono<Optional<Basis>> movedSince(Basis used) {
        return store.version()
                .flatMap(version ->
                        version == used.version() ? Mono.just(Optional.<Basis>empty()) : reload().map(Optional::of));
    }

    /** Writes the changed basis as its next version, or nothing where the change leaves it as it is. */
    public Mono<Basis> change(UnaryOperator<Basis> change) {
        return Mono.defer(() -> reload().flatMap(present -> {
                    var changed = change.apply(present);
                    return changed.equals(present)
                            ? Mono.just(present)
                            : store.replace(changed.next()).flatMap(won -> won ? reload() : Mono.empty());
                }))
                .repeatWhenEmpty(retries -> retries);
    }

    private Mono<Basis> reload() {
        return store.load().doOnNext(copy::set);
    }
}
