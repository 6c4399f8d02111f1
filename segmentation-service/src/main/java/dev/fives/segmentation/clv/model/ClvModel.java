package dev.fives.segmentation.clv.model;

/** What can be fitted: how often customers buy, in two ways, and how much they spend. */
public enum ClvModel {
    BG_NBD,
    PARETO_NBD,
    GAMMA_GAMMA
}
