package dev.fives.loyalty.report.app;

import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import dev.fives.loyalty.liability.app.WatchLiability;
import dev.fives.loyalty.liability.model.Liability;
import dev.fives.loyalty.liability.model.MonthFlow;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What of the points that were issued expired, month by month; as last summed up. */
public final class ReadBreakage {
    private final WatchLiability liability;

    public ReadBreakage(WatchLiability liability) {
        this.liability = liability;
    }

    public record Answer(Instant asOf, String wallet, List<Month> months) {
        public MonthFlow total() {
            return months.stream().map(Month::flow).reduce(MonthFlow.NONE, MonthFlow::plus);
        }
    }

    public record Month(YearMonth month, MonthFlow flow) {}

    /** Error NOT_FOUND for an unknown wallet, UNAVAILABLE before the first sum. */
    public Answer read(YearMonth from, YearMonth to, String wallet) {
        Liability known = liability.latest();
        SortedMap<YearMonth, MonthFlow> flows = known.months().get(wallet);
        if (flows == null) {
            throw new ProblemException(Problems.NOT_FOUND, "wallet: not there (expected: one of the programme)");
        }
        List<Month> months = Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .map(month -> new Month(month, flows.getOrDefault(month, MonthFlow.NONE)))
                .toList();
        return new Answer(known.asOf(), wallet, months);
    }
}
