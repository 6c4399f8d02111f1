package dev.fives.loyalty.program.web;

import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.Paging;
import dev.fives.loyalty.program.app.KnownProgram;
import dev.fives.loyalty.program.app.ProgramDraft;
import dev.fives.loyalty.program.app.ProgramPlace;
import dev.fives.loyalty.program.app.Programs;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How points live. A wallet is added and changed, never taken away. */
@RestController
@RequestMapping("/programs")
class ProgramController {
    private final Programs programs;
    private final ProgramPlace place;
    private final Paging paging;

    ProgramController(Programs programs, ProgramPlace place, Paging paging) {
        this.programs = programs;
        this.place = place;
        this.paging = paging;
    }

    @GetMapping
    Mono<Page<ProgramView>> list(ServerHttpRequest http) {
        var request = paging.read(http, Set.of(), Set.of());
        return programs.all().map(known -> new Page<>(List.of(view(known)), null, request.count() ? 1L : null));
    }

    @GetMapping("/{programId}")
    Mono<ResponseEntity<ProgramView>> read(@PathVariable String programId) {
        return programs.find(programId).map(this::answer);
    }

    @PutMapping("/{programId}")
    Mono<ResponseEntity<ProgramView>> put(
            @PathVariable String programId, @RequestBody ProgramDraft draft, ServerHttpRequest http) {
        return programs.put(programId, ETags.requireIfMatch(http), draft).map(this::answer);
    }

    private ResponseEntity<ProgramView> answer(KnownProgram known) {
        return ResponseEntity.ok().eTag(ETags.of(known.version())).body(view(known));
    }

    private ProgramView view(KnownProgram known) {
        return ProgramView.of(place.programId(), place.zone(), known.program());
    }
}
