package dev.fives.segmentation.clv.model;

/** What became of the attempt to estimate a model. Data that fit no model are no fault of the program. */
public sealed interface FitOutcome {

    record Fitted(Estimate estimate) implements FitOutcome {}

    /** There is too little to estimate from, whatever the method. */
    record CannotBeFitted(String reason) implements FitOutcome {}

    /** The likelihood has no maximum inside the range of parameters, or none was found. */
    record NotConverged(String reason) implements FitOutcome {}
}
