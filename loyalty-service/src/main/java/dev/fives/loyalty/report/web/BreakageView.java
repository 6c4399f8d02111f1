package dev.fives.loyalty.report.web;

import dev.fives.loyalty.liability.model.MonthFlow;
import dev.fives.loyalty.report.app.ReadBreakage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expired of what was issued, as the API shows it. */
record BreakageView(
        Instant asOf,
        String wallet,
        long issued,
        long expired,
        @Nullable String breakage,
        List<Month> months) {

    /** @param breakage expired by issued; absent where nothing was issued */
    record Month(
            String month,
            long issued,
            long expired,
            @Nullable String breakage) {}

    static BreakageView of(ReadBreakage.Answer answer) {
        MonthFlow total = answer.total();
        return new BreakageView(
                answer.asOf(),
                answer.wallet(),
                total.issued(),
                total.expired(),
                breakage(total),
                answer.months().stream().map(BreakageView::month).toList());
    }

    private static Month month(ReadBreakage.Month each) {
        MonthFlow flow = each.flow();
        return new Month(each.month().toString(), flow.issued(), flow.expired(), breakage(flow));
    }

    private static @Nullable String breakage(MonthFlow flow) {
        return flow.breakage().map(BigDecimal::toPlainString).orElse(null);
    }
}
