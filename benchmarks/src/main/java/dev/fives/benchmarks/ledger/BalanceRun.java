package dev.fives.benchmarks.ledger;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A balance with 10 entries behind it and one with many, read in turns: as the service that wrote them remembers them,
 * and as one that remembers nothing finds them. Arguments: entries (10000), rounds (5), seconds a turn (4), seconds of
 * warming up (20).
 */
public final class BalanceRun {
    private static final int FEW = 10;
    private static final double ASKED = 1.5;
    private static final int READERS = 8;
    private static final String BRIEF = "cus_brief";
    private static final String LONG = "cus_long";

    private BalanceRun() {}

    public static void main(String[] args) {
        int entries = Arguments.number(args, 0, 10_000);
        int rounds = Arguments.number(args, 1, 5);
        Duration turn = Duration.ofSeconds(Arguments.number(args, 2, 4));
        Duration warmUp = Duration.ofSeconds(Arguments.number(args, 3, 20));
        try (Stage stage = Stage.open()) {
            try (Service service = stage.service()) {
                fill(service, BRIEF, FEW);
                fill(service, LONG, entries);
                service.awaitPublished();
                read(service, "remembered, " + entries + " entries", rounds, turn, warmUp);
            }
            try (Service service = stage.service("--fives.journal.accounts-remembered=0")) {
                read(service, "not remembered, " + entries + " entries", rounds, turn, warmUp);
            }
        }
        System.exit(0);
    }

    private static void fill(Service service, String customer, int entries) {
        Flux.range(0, entries)
                .flatMap(i -> service.give(customer, "f" + i, 1), Stage.CLIENTS)
                .blockLast();
    }

    private static void read(Service service, String name, int rounds, Duration turn, Duration warmUp) {
        var _ = reads(service, BRIEF, warmUp);
        var _ = reads(service, LONG, warmUp);
        Versus versus = new Versus(name);
        versus.rounds(rounds, () -> reads(service, BRIEF, turn), () -> reads(service, LONG, turn));
        double[] times = Arrays.stream(versus.ratios(Turn::perSecond))
                .map(rate -> 1 / rate)
                .toArray();
        double time = Versus.median(times);
        System.out.printf(
                Locale.ROOT,
                "%s: a read takes %.2f times that of %d (asked: at most %.1f: %s)%n",
                name,
                time,
                FEW,
                ASKED,
                time <= ASKED ? "met" : "MISSED");
    }

    private static Turn reads(Service service, String customer, Duration time) {
        return Turn.of(READERS, time, reader -> service.balance(customer).then(Mono.just(1L)), () -> {});
    }
}
