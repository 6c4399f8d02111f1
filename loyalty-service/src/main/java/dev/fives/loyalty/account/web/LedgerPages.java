package dev.fives.loyalty.account.web;

import dev.fives.kit.events.journal.Journal;
import dev.fives.kit.events.journal.JournalAccount;
import dev.fives.kit.events.journal.JournalEntry;
import dev.fives.kit.events.journal.Standing;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.loyalty.account.app.LedgerBody;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** An account's entries, newest first. */
@Component
class LedgerPages {
    private final Journal<LedgerBody> ledger;
    private final Paging paging;

    LedgerPages(Journal<LedgerBody> ledger, Paging paging) {
        this.ledger = ledger;
        this.paging = paging;
    }

    Mono<Page<LedgerEntryView>> of(JournalAccount account, PageRequest request) {
        return last(account, request)
                .flatMap(last -> page(account, Math.max(1, last - request.pageSize() + 1), last, request))
                .zipWhen(_ -> request.total(last(account)), (page, total) -> page.of(total));
    }

    private Mono<Long> last(JournalAccount account, PageRequest request) {
        return request.cursor() == null
                ? last(account)
                : Mono.just(Long.parseLong(request.cursor().position().getFirst()) - 1);
    }

    /** As many entries as there are: they are numbered without gaps. */
    private Mono<Long> last(JournalAccount account) {
        return ledger.standing(account).map(Standing::sequence);
    }

    private Mono<Page<LedgerEntryView>> page(JournalAccount account, long first, long last, PageRequest request) {
        return ledger.entries(account, first, last)
                .map(entries -> new Page<>(
                        newestFirst(entries),
                        first > 1 ? paging.next(request, List.of(String.valueOf(first))) : null,
                        null));
    }

    private static List<LedgerEntryView> newestFirst(List<JournalEntry<LedgerBody>> entries) {
        return entries.reversed().stream().map(LedgerEntryView::of).toList();
    }
}
