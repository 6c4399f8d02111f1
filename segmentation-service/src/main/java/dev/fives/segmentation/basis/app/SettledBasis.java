package dev.fives.segmentation.basis.app;

import dev.fives.segmentation.basis.model.Basis;
import reactor.core.publisher.Mono;

/** The basis while all profiles are judged by it, for whoever asks whether they are right. */
public final class SettledBasis {

    private final Bases bases;
    private final WalkStore walks;

    public SettledBasis(Bases bases, WalkStore walks) {
        this.bases = bases;
        this.walks = walks;
    }

    /** Empty while a walk brings the profiles up to a new basis. */
    public Mono<Basis> get() {
        return Mono.defer(bases::fresh)
                .flatMap(basis -> walks.load()
                        .filter(walk -> walk.isFinishedFor(basis.version()))
                        .map(walk -> basis));
    }
}
