package dev.fives.segmentation.analytics.app;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Where customers live. */
public interface CustomerZones {

    /** Of those who told it. */
    Mono<Map<String, ZoneId>> of(Collection<String> customerIds);
}
