package dev.fives.loyalty.statement.web;

import dev.fives.kit.http.QueryTexts;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.account.app.Wallets;
import dev.fives.loyalty.statement.app.Statements;
import dev.fives.loyalty.statement.model.Statement;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a member's points did, by the month, and what there was on a day. */
@RestController
@RequestMapping("/members/{customerId}")
class StatementController {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    private final Statements statements;

    StatementController(Statements statements) {
        this.statements = statements;
    }

    /** JSON, or CSV for who asks for that alone. */
    @GetMapping("/statements/{month}")
    Mono<ResponseEntity<Object>> statement(
            @PathVariable String customerId,
            @PathVariable String month,
            @RequestParam(defaultValue = Wallets.POINTS) String wallet,
            ServerHttpRequest http) {
        YearMonth wanted = month(month);
        boolean csv = wantsCsv(http);
        QueryTexts.id("wallet", wallet);
        return statements.of(customerId, wallet, wanted).map(found -> answer(found, csv));
    }

    private static ResponseEntity<Object> answer(Statement statement, boolean csv) {
        StatementView view = StatementView.of(statement);
        return csv
                ? ResponseEntity.ok().contentType(CSV).body(StatementCsv.of(view))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(view);
    }

    @GetMapping("/balance")
    Mono<PastBalanceView> balance(
            @PathVariable String customerId,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = Wallets.POINTS) String wallet) {
        QueryTexts.id("wallet", wallet);
        LocalDate day = asOf == null ? null : day(asOf);
        return statements.asOf(customerId, wallet, day).map(PastBalanceView::of);
    }

    private static boolean wantsCsv(ServerHttpRequest http) {
        try {
            List<MediaType> accepted = http.getHeaders().getAccept();
            return accepted.stream().anyMatch(CSV::equalsTypeAndSubtype)
                    && accepted.stream().noneMatch(MediaType.APPLICATION_JSON::equalsTypeAndSubtype);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static YearMonth month(String text) {
        if (!MONTH.matcher(text).matches()) {
            throw new ProblemException(Problems.MALFORMED, "month: not accepted (expected: such as 2026-11)");
        }
        return YearMonth.parse(text);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(Problems.MALFORMED, "asOf: not accepted (expected: such as 2026-11-30)");
        }
    }
}
