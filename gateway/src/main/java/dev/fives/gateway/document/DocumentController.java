package dev.fives.gateway.document;

import dev.fives.gateway.publish.Published;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The merged OpenAPI document, and a page that shows it without asking anybody else. Public: it holds no secret. */
@RestController
class DocumentController {
    private final Published openApi;
    private final Viewer viewer;

    DocumentController(Published openApi, Viewer viewer) {
        this.openApi = openApi;
        this.viewer = viewer;
    }

    @GetMapping(path = "/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> openApi() {
        return openApi.answer();
    }

    @GetMapping("/docs")
    ResponseEntity<byte[]> page() {
        return viewer.page();
    }

    @GetMapping("/docs/{file}")
    ResponseEntity<byte[]> part(@PathVariable String file) {
        return viewer.part(file)
                .orElseThrow(
                        () -> new ProblemException(Problems.NOT_FOUND, "file: not there (expected: a part of /docs)"));
    }
}
