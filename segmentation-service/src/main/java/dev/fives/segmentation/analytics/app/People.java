package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.Person;
import java.time.LocalDate;
import reactor.core.publisher.Flux;

/** Who is known. */
public interface People {

    /**
     * All who are not deleted.
     *
     * @param today for ages
     * @param most more are an error VALIDATION
     */
    Flux<Person> all(LocalDate today, int most);
}
