package dev.fives.loyalty.transfer.web;

import dev.fives.kit.events.outbox.Stored;
import dev.fives.kit.http.ETags;
import dev.fives.kit.paging.Page;
import dev.fives.kit.paging.PageRequest;
import dev.fives.kit.paging.Paging;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.member.Members;
import dev.fives.loyalty.transfer.app.TransferDraft;
import dev.fives.loyalty.transfer.app.TransferPoints;
import dev.fives.loyalty.transfer.app.Transfers;
import dev.fives.loyalty.transfer.model.Transfer;
import java.net.URI;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Points from one member to another. Giver and receiver find a transfer, nobody else does. */
@RestController
@RequestMapping("/members/{customerId}/transfers")
class TransferController {
    private final TransferPoints transfer;
    private final Transfers transfers;
    private final Members members;
    private final Paging paging;

    TransferController(TransferPoints transfer, Transfers transfers, Members members, Paging paging) {
        this.transfer = transfer;
        this.transfers = transfers;
        this.members = members;
        this.paging = paging;
    }

    @PostMapping
    Mono<ResponseEntity<TransferView>> transfer(@PathVariable String customerId, @RequestBody TransferDraft draft) {
        return transfer.transfer(customerId, draft)
                .map(stored -> answer(
                        stored,
                        ResponseEntity.created(URI.create("/members/" + customerId + "/transfers/" + stored.id()))));
    }

    /** What the member gave and got, newest first. */
    @GetMapping
    Mono<Page<TransferView>> list(@PathVariable String customerId, ServerHttpRequest http) {
        PageRequest request = paging.read(http, Set.of(), Set.of());
        return members.ofCustomer(customerId)
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "member: " + customerId + " (expected: a customer that is enrolled)")))
                .then(Mono.defer(() -> transfers.page(customerId, request)))
                .zipWhen(
                        _ -> request.total(transfers.count(customerId)),
                        (found, total) -> paging.page(
                                request, found, total, transfers::position, stored -> TransferView.of(stored.state())));
    }

    @GetMapping("/{id}")
    Mono<ResponseEntity<TransferView>> read(@PathVariable String customerId, @PathVariable String id) {
        return transfers
                .find(id)
                .filter(stored -> stored.state().isOf(customerId))
                .map(stored -> answer(stored, ResponseEntity.ok()))
                .switchIfEmpty(Mono.error(() -> new ProblemException(
                        Problems.NOT_FOUND, "transfer: not there (expected: the id of a transfer of this member)")));
    }

    private static ResponseEntity<TransferView> answer(Stored<Transfer> stored, ResponseEntity.BodyBuilder answer) {
        return answer.eTag(ETags.of(stored.version())).body(TransferView.of(stored.state()));
    }
}
