package dev.fives.feedback.invitation.web;

import dev.fives.feedback.invitation.app.AnswerInvitation;
import dev.fives.feedback.invitation.app.AnswerInvitation.Asked;
import dev.fives.feedback.survey.model.AnswerRules.Given;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The public link: whoever holds it may answer, once, without a login. */
@RestController
@RequestMapping("/s/{token}")
class LinkController {

    record AnswersBody(@Nullable List<AnswerBody> answers) {}

    record AnswerBody(@Nullable String question, @Nullable JsonNode value) {
        Given given() {
            return new Given(question, plain(value));
        }

        private static @Nullable Object plain(@Nullable JsonNode value) {
            if (value == null || value.isNull()) {
                return null;
            }
            if (value.isString()) {
                return value.asString();
            }
            return value.isIntegralNumber() && value.canConvertToLong() ? (Object) value.asLong() : value;
        }
    }

    record Answered(String responseId) {}

    private final AnswerInvitation answering;

    LinkController(AnswerInvitation answering) {
        this.answering = answering;
    }

    @GetMapping
    Mono<ResponseEntity<Questionnaire>> questions(
            @PathVariable String token,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        return answering.questions(token).map(asked -> page(asked, languages));
    }

    @PostMapping
    Mono<ResponseEntity<Answered>> answer(@PathVariable String token, @RequestBody AnswersBody body) {
        List<AnswerBody> answers = body.answers() == null ? List.of() : body.answers();
        return answering
                .answer(
                        token,
                        answers.stream()
                                .filter(Objects::nonNull)
                                .map(AnswerBody::given)
                                .toList())
                .map(response -> ResponseEntity.status(HttpStatus.CREATED).body(new Answered(response.responseId())));
    }

    private static ResponseEntity<Questionnaire> page(Asked asked, @Nullable String languages) {
        Questionnaire page = Questionnaire.of(asked, languages);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(page);
    }
}
