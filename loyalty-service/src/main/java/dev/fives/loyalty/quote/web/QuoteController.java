package dev.fives.loyalty.quote.web;

import dev.fives.loyalty.quote.app.QuoteBenefits;
import dev.fives.loyalty.quote.app.QuoteDraft;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a cart would cost a member. */
@RestController
class QuoteController {
    private final QuoteBenefits quotes;

    QuoteController(QuoteBenefits quotes) {
        this.quotes = quotes;
    }

    @PostMapping("/benefits/quote")
    Mono<QuoteView> quote(@RequestBody QuoteDraft draft) {
        return quotes.quote(draft).map(QuoteView::of);
    }
}
