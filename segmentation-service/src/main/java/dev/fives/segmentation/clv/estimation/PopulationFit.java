package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.ClvModel;
import dev.fives.segmentation.clv.model.FitOutcome;
import dev.fives.segmentation.clv.model.Population;
import java.util.function.BooleanSupplier;

/** Fits what is asked for to all customers. */
public final class PopulationFit {

    private PopulationFit() {}

    public static FitOutcome of(ClvModel model, Population population, BooleanSupplier stopped) {
        return switch (model) {
            case BG_NBD -> Fitting.bgNbd(population.histories(), stopped);
            case PARETO_NBD -> Fitting.paretoNbd(population.histories(), stopped);
            case GAMMA_GAMMA -> Fitting.gammaGamma(population.spends(), stopped);
        };
    }
}
