/** What an application answers, judged by its published OpenAPI document. */
@NullMarked
package dev.fives.kit.test.api;

import org.jspecify.annotations.NullMarked;
