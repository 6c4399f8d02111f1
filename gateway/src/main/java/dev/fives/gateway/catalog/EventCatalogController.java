package dev.fives.gateway.catalog;

import dev.fives.gateway.publish.Published;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The event types and their schemas. Answered here: a consumer should learn them whichever service is away. */
@RestController
class EventCatalogController {
    private static final String SCHEMA_JSON = "application/schema+json";

    private final EventCatalog catalog;

    EventCatalogController(EventCatalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping(path = "/api/v1/events/catalog", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> catalog() {
        return catalog.catalog().answer();
    }

    @GetMapping(
            path = "/api/v1/events/schemas/{type}",
            produces = {SCHEMA_JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<byte[]> schema(@PathVariable String type, @RequestParam(defaultValue = "writer") String view) {
        Optional<Published> schema = switch (view) {
            case "writer" -> catalog.writerSchema(type);
            case "reader" -> catalog.readerSchema(type);
            default -> throw new ProblemException(Problems.MALFORMED, "view: not known (expected: writer or reader)");
        };
        return schema.orElseThrow(() -> new ProblemException(
                        Problems.NOT_FOUND, "type: not there (expected: one of /api/v1/events/catalog)"))
                .answer();
    }
}
