package dev.fives.gateway.overview;

/** A customer as all services see it. */
record Overview(String customerId, Part customer, Part loyalty, Part tickets, Part satisfaction, Part segmentation) {}
