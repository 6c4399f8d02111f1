/** What is on the topics, told to those who build a consumer. Starting point: {@code EventCatalogController}. */
@NullMarked
package dev.fives.gateway.catalog;

import org.jspecify.annotations.NullMarked;
