package dev.fives.segmentation.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** How many of what people at work set up; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.catalogue")
record CatalogueProperties(int controlGroupsMax, int scoringPlansMax, int strategiesMax) {}
