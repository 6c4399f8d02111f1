/** What stands on the topics, read and judged by a consumer that knows nothing of the kits. */
@NullMarked
package dev.fives.kit.test.topic;

import org.jspecify.annotations.NullMarked;
