package dev.fives.segmentation.clv.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters at the maximum of the likelihood, by the names that the literature gives them.
 *
 * @param standardErrors from the curvature at the maximum
 * @param customers whose likelihood it is
 */
public record Estimate(
        Map<String, Double> parameters, Map<String, Double> standardErrors, double logLikelihood, long customers) {
    public Estimate {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        standardErrors = Collections.unmodifiableMap(new LinkedHashMap<>(standardErrors));
    }

    public double parameter(String name) {
        Double value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "parameter: " + name + " (expected: one of " + parameters.keySet() + ")");
        }
        return value;
    }
}
