package dev.fives.segmentation.basis.model;

import java.util.List;

/** The named cells of the grid of recency and frequency. The table stands in the README of this service. */
public enum RfmCell {
    CHAMPIONS("Champions"),
    LOYAL("Loyal Customers"),
    POTENTIAL_LOYALISTS("Potential Loyalists"),
    NEW("New Customers"),
    PROMISING("Promising"),
    NEED_ATTENTION("Need Attention"),
    ABOUT_TO_SLEEP("About to Sleep"),
    AT_RISK("At Risk"),
    CANT_LOSE("Can't Lose Them"),
    HIBERNATING("Hibernating");

    /** A row for each recency score from 1, a column for each frequency score from 1. */
    private static final List<List<RfmCell>> GRID = List.of(
            List.of(HIBERNATING, HIBERNATING, AT_RISK, AT_RISK, CANT_LOSE),
            List.of(HIBERNATING, HIBERNATING, AT_RISK, AT_RISK, CANT_LOSE),
            List.of(ABOUT_TO_SLEEP, ABOUT_TO_SLEEP, NEED_ATTENTION, LOYAL, LOYAL),
            List.of(PROMISING, POTENTIAL_LOYALISTS, POTENTIAL_LOYALISTS, LOYAL, LOYAL),
            List.of(NEW, POTENTIAL_LOYALISTS, POTENTIAL_LOYALISTS, CHAMPIONS, CHAMPIONS));

    private final String label;

    RfmCell(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static RfmCell of(int r, int f) {
        return GRID.get(r - 1).get(f - 1);
    }
}
