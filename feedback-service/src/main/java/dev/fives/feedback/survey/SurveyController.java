package dev.fives.feedback.survey;

import dev.fives.feedback.survey.model.Question;
import dev.fives.feedback.survey.model.Survey;
import dev.fives.feedback.survey.model.SurveyDraft;
import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.http.MergePatch;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Surveys: draft, change, publish. */
@RestController
@RequestMapping("/surveys")
class SurveyController {

    /**
     * @param questions the draft
     * @param published the version that is asked now, 0 before the first
     */
    record SurveyResponse(String id, long version, String name, List<Question> questions, long published) {
        static SurveyResponse of(Stored<Survey> stored) {
            Survey survey = stored.state();
            return new SurveyResponse(
                    stored.id(),
                    stored.version(),
                    survey.name(),
                    survey.questions(),
                    survey.versions().size());
        }
    }

    private final Surveys surveys;
    private final Paging paging;
    private final JsonMapper json;

    SurveyController(Surveys surveys, Paging paging, JsonMapper json) {
        this.surveys = surveys;
        this.paging = paging;
        this.json = json;
    }

    @PostMapping
    Mono<ResponseEntity<SurveyResponse>> create(@RequestBody SurveyDraft draft) {
        return surveys.create(draft)
                .map(stored -> ResponseEntity.created(URI.create("/surveys/" + stored.id()))
                        .eTag(ETags.of(stored.version()))
                        .body(SurveyResponse.of(stored)));
    }

    @GetMapping
    Mono<Page<SurveyResponse>> all(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return surveys.page(request.after(), request.pageSize() + 1)
                .collectList()
                .zipWith(
                        request.total(surveys.count()),
                        (found, total) ->
                                paging.page(request, found, total, stored -> List.of(stored.id()), SurveyResponse::of));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<SurveyResponse>> read(@PathVariable String id) {
        return answer(surveys.find(id));
    }

    @GetMapping("/{id}/versions/{version}")
    Mono<Survey.Version> version(@PathVariable String id, @PathVariable long version) {
        return surveys.version(id, version);
    }

    @PatchMapping("/{id}")
    Mono<ResponseEntity<SurveyResponse>> change(
            @PathVariable String id, @RequestBody JsonNode patch, ServerHttpRequest request) {
        long seen = ETags.requireIfMatch(request);
        return answer(surveys.change(id, seen, patch, survey -> patched(survey, patch)));
    }

    @PostMapping("/{id}/publish")
    Mono<ResponseEntity<SurveyResponse>> publish(
            @PathVariable String id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return answer(surveys.publish(id, ETags.ifMatch(ifMatch)));
    }

    private SurveyDraft patched(Survey survey, JsonNode patch) {
        if (!patch.isObject()) {
            throw new ProblemException(Problems.MALFORMED, "body: not an object (expected: a JSON merge patch)");
        }
        try {
            JsonNode present = json.createObjectNode()
                    .put("name", survey.name())
                    .set("questions", json.valueToTree(survey.questions()));
            return json.treeToValue(MergePatch.apply(present, patch), SurveyDraft.class);
        } catch (JacksonException e) {
            throw new ProblemException(
                    Problems.MALFORMED, "body: a field is unknown or of a wrong type (expected: fields of a survey)");
        }
    }

    private static Mono<ResponseEntity<SurveyResponse>> answer(Mono<Stored<Survey>> survey) {
        return survey.map(
                stored -> ResponseEntity.ok().eTag(ETags.of(stored.version())).body(SurveyResponse.of(stored)));
    }
}
