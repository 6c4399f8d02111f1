package dev.fives.customer.reach.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.customer.reach.app.Unsubscribe;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The link of a mail. To open it changes nothing, since programs that look for viruses open links too; the button, or one
 * POST of the reader's program (RFC 8058), takes the consent back. What stands in the POST does not matter.
 */
@RestController
@RequestMapping("/u")
class UnsubscribeController {
    private static final MediaType PAGE = new MediaType(MediaType.TEXT_HTML, UTF_8);

    private final Unsubscribe unsubscribe;

    UnsubscribeController(Unsubscribe unsubscribe) {
        this.unsubscribe = unsubscribe;
    }

    @GetMapping("/{token}")
    Mono<ResponseEntity<byte[]>> show(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages) {
        return Mono.fromSupplier(() -> unsubscribe.target(token))
                .map(target -> page(UnsubscribePage.asks(UnsubscribePage.language(languages))));
    }

    @PostMapping("/{token}")
    Mono<ResponseEntity<byte[]>> revoke(
            @PathVariable String token,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String languages) {
        return unsubscribe
                .revoke(token)
                .then(Mono.fromSupplier(() -> page(UnsubscribePage.done(UnsubscribePage.language(languages)))));
    }

    private static ResponseEntity<byte[]> page(UnsubscribePage page) {
        return ResponseEntity.ok()
                .contentType(PAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(page.html().getBytes(UTF_8));
    }
}
