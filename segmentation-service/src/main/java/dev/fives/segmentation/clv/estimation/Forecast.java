package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.ClvFit;
import dev.fives.segmentation.clv.model.ClvModel;
import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.Expected;
import dev.fives.segmentation.clv.model.FitResult;
import dev.fives.segmentation.clv.model.Transactions;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What a fit says of customers. */
public final class Forecast {

    private final @Nullable PurchaseModel buying;
    private final @Nullable GammaGamma spending;
    private final @Nullable String currency;

    private Forecast(@Nullable PurchaseModel buying, @Nullable GammaGamma spending, @Nullable String currency) {
        this.buying = buying;
        this.spending = spending;
        this.currency = currency;
    }

    public static Forecast of(ClvFit fit, FitResult result) {
        Estimate spending = result.spending();
        return new Forecast(
                buying(fit.model(), result.buying()),
                spending == null ? null : GammaGamma.of(spending),
                result.currency());
    }

    private static @Nullable PurchaseModel buying(ClvModel model, @Nullable Estimate estimate) {
        if (estimate == null) {
            return null;
        }
        return switch (model) {
            case BG_NBD -> PurchaseModel.bgNbd(estimate);
            case PARETO_NBD -> PurchaseModel.paretoNbd(estimate);
            case GAMMA_GAMMA -> null;
        };
    }

    public Expected of(Transactions customer, double horizonWeeks) {
        var history = customer.history();
        return new Expected(
                buying == null ? null : buying.expectedPurchases(history, horizonWeeks),
                buying == null ? null : buying.aliveProbability(history),
                spend(customer));
    }

    private @Nullable Double spend(Transactions customer) {
        GammaGamma model = spending;
        OptionalDouble value = model == null
                ? OptionalDouble.empty()
                : customer.spend(currency).map(model::expectedValue).orElse(OptionalDouble.empty());
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
