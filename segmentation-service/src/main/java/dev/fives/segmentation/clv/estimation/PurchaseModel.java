package dev.fives.segmentation.clv.estimation;

import dev.fives.segmentation.clv.model.Estimate;
import dev.fives.segmentation.clv.model.History;

/** How often customers buy while they are alive, and how they cease to be. */
public sealed interface PurchaseModel permits BgNbd, ParetoNbd {

    /** Transactions that are expected of the customer in the time {@code horizon} after its age. */
    double expectedPurchases(History history, double horizon);

    /** Probability that the customer is still alive at its age. */
    double aliveProbability(History history);

    static PurchaseModel bgNbd(Estimate estimate) {
        return new BgNbd(
                estimate.parameter(BgNbd.R),
                estimate.parameter(BgNbd.ALPHA),
                estimate.parameter(BgNbd.A),
                estimate.parameter(BgNbd.B));
    }

    static PurchaseModel paretoNbd(Estimate estimate) {
        return new ParetoNbd(
                estimate.parameter(ParetoNbd.R),
                estimate.parameter(ParetoNbd.ALPHA),
                estimate.parameter(ParetoNbd.S),
                estimate.parameter(ParetoNbd.BETA));
    }
}
