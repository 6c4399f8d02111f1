package dev.fives.segmentation.basis.app;

import dev.fives.segmentation.basis.model.BandSettings;
import dev.fives.segmentation.basis.model.Basis;
import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.basis.model.PublishedSegment;
import dev.fives.segmentation.basis.model.Since;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Operator;
import dev.fives.segmentation.rule.model.Value;
import java.util.List;
import reactor.core.publisher.Mono;

/** The basis of one test; something may happen elsewhere at a look at its version. */
public final class BasisInMemory implements BasisStore {

    public Basis present;
    private int looksLeft;
    private Runnable elsewhere = () -> {};

    public BasisInMemory(Basis first) {
        present = first;
    }

    /** With settings as they ship, and no cut points. */
    public static Basis basis(long version, PublishedSegment... segments) {
        return new Basis(version, Since.FIRST, Measure.NET, new BandSettings(90, 2, 6), null, List.of(segments));
    }

    /** In force since the first version. */
    public static PublishedSegment atLeast(String id, Field field, int least) {
        var rule = new Leaf(field, Operator.GTE, List.of(Value.Numeric.of(least)));
        return new PublishedSegment(id, 1, id, id, rule, 1);
    }

    /** Once, right before a look is answered: 1 is the next one. */
    public void atLook(int number, Runnable what) {
        looksLeft = number;
        elsewhere = what;
    }

    @Override
    public Mono<Basis> load() {
        return Mono.fromSupplier(() -> present);
    }

    @Override
    public Mono<Long> version() {
        return Mono.fromSupplier(() -> {
            if (--looksLeft == 0) {
                elsewhere.run();
            }
            return present.version();
        });
    }

    @Override
    public Mono<Boolean> replace(Basis next) {
        return Mono.fromSupplier(() -> {
            boolean won = present.version() == next.version() - 1;
            present = won ? next : present;
            return won;
        });
    }
}
