package dev.fives.loyalty.care.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.care.app.CalendarDraft;
import dev.fives.loyalty.care.app.HolidayCalendars;
import dev.fives.loyalty.care.model.OwnCalendar;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Feasts that plans may name: those that ship, and one's own. */
@RestController
@RequestMapping("/holiday-calendars")
class HolidayCalendarController {
    /** ICU's Chinese calendar is exact for these. */
    private static final int YEAR_MIN = 1900;

    private static final int YEAR_MAX = 2100;
    private static final int YEARS_MAX = 20;

    private final HolidayCalendars calendars;
    private final Paging paging;

    HolidayCalendarController(HolidayCalendars calendars, Paging paging) {
        this.calendars = calendars;
        this.paging = paging;
    }

    /** Feasts by their days. */
    record Days(List<HolidayCalendars.FeastDay> items) {}

    @PostMapping
    Mono<ResponseEntity<HolidayCalendarView>> create(@RequestBody CalendarDraft draft) {
        return calendars
                .create(draft)
                .map(made -> ResponseEntity.created(URI.create("/holiday-calendars/" + made.calendarId()))
                        .eTag(ETags.of(made.version()))
                        .body(HolidayCalendarView.of(made)));
    }

    @GetMapping
    Mono<Page<HolidayCalendarView>> list(ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return calendars.all().map(own -> page(own, request));
    }

    @GetMapping("/{calendarId}")
    Mono<ResponseEntity<HolidayCalendarView>> read(@PathVariable String calendarId) {
        return calendarId.equals(HolidayCalendars.SHIPPED)
                ? Mono.just(ResponseEntity.ok().eTag(ETags.of(0)).body(HolidayCalendarView.SHIPPED))
                : ok(calendars.find(calendarId));
    }

    /** @param from year */
    @GetMapping("/{calendarId}/days")
    Mono<Days> days(@PathVariable String calendarId, @RequestParam int from, @RequestParam int to) {
        if (from < YEAR_MIN || to > YEAR_MAX || to < from || to - from >= YEARS_MAX) {
            throw new ProblemException(
                    Problems.MALFORMED,
                    "from, to: not accepted (expected: years of " + YEAR_MIN + " to " + YEAR_MAX + ", at most "
                            + YEARS_MAX + " of them)");
        }
        return calendars.days(calendarId, from, to).map(Days::new);
    }

    @PutMapping("/{calendarId}")
    Mono<ResponseEntity<HolidayCalendarView>> put(
            @PathVariable String calendarId, @RequestBody CalendarDraft draft, ServerHttpRequest http) {
        return ok(calendars.put(calendarId, ETags.requireIfMatch(http), draft));
    }

    @DeleteMapping("/{calendarId}")
    Mono<ResponseEntity<Void>> remove(@PathVariable String calendarId, ServerHttpRequest http) {
        return calendars
                .remove(calendarId, ETags.requireIfMatch(http))
                .thenReturn(ResponseEntity.noContent().build());
    }

    private Page<HolidayCalendarView> page(List<OwnCalendar> own, PageRequest request) {
        List<HolidayCalendarView> all = new ArrayList<>();
        all.add(HolidayCalendarView.SHIPPED);
        own.forEach(calendar -> all.add(HolidayCalendarView.of(calendar)));
        all.sort(Comparator.comparing(HolidayCalendarView::calendarId));
        String after = request.after();
        List<HolidayCalendarView> rest = all.stream()
                .filter(calendar -> calendar.calendarId().compareTo(after) > 0)
                .toList();
        return paging.page(
                request,
                rest,
                request.total(all.size()),
                calendar -> List.of(calendar.calendarId()),
                Function.identity());
    }

    private static Mono<ResponseEntity<HolidayCalendarView>> ok(Mono<OwnCalendar> calendar) {
        return calendar.map(
                found -> ResponseEntity.ok().eTag(ETags.of(found.version())).body(HolidayCalendarView.of(found)));
    }
}
