package dev.fives.loyalty.account.app;

import dev.fives.loyalty.account.app.LedgerBody.Count;
import dev.fives.loyalty.account.app.LedgerBody.Judgement;
import dev.fives.loyalty.account.app.LedgerBody.Memory;
import dev.fives.loyalty.earning.model.Earned;
import dev.fives.loyalty.earning.model.EarningContext;
import dev.fives.loyalty.earning.model.Evaluation.Use;
import dev.fives.loyalty.earning.model.Verdict.Judged;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Between what rules ask for and what an entry keeps of it. */
final class EarningBodies {
    private EarningBodies() {}

    static Earned earned(@Nullable LedgerBody body) {
        Memory memory = body == null ? null : body.memory();
        return memory == null
                ? Earned.NOTHING
                : new Earned(memory.anyPurchase(), amounts(memory.used()), day(memory.forgottenTo()));
    }

    /** Nothing where there is nothing to remember. */
    static @Nullable Memory memory(Earned earned) {
        return earned.equals(Earned.NOTHING)
                ? null
                : new Memory(earned.anyPurchase(), counts(earned.used()), text(earned.forgottenTo()));
    }

    private static LocalDate day(@Nullable String forgottenTo) {
        return forgottenTo == null ? LocalDate.MIN : LocalDate.parse(forgottenTo);
    }

    private static @Nullable String text(LocalDate forgottenTo) {
        return forgottenTo.equals(LocalDate.MIN) ? null : forgottenTo.toString();
    }

    static Judged judged(Judgement kept) {
        EarningContext context = new EarningContext(
                kept.tier(),
                Set.copyOf(kept.segments()),
                kept.frequencyBand(),
                kept.firstPurchase(),
                amounts(kept.used()));
        return new Judged(
                context,
                kept.uses().stream()
                        .map(count -> new Use(count.counter(), count.amount()))
                        .toList());
    }

    static Judgement judgement(Judged judged) {
        EarningContext context = judged.context();
        return new Judgement(
                context.tier(),
                context.segments().stream().sorted().toList(),
                context.frequencyBand(),
                context.firstPurchase(),
                counts(new TreeMap<>(context.used())),
                judged.uses().stream()
                        .map(use -> new Count(use.counter(), use.amount()))
                        .toList());
    }

    private static SortedMap<String, Long> amounts(Collection<Count> counts) {
        SortedMap<String, Long> amounts = new TreeMap<>();
        counts.forEach(count -> amounts.put(count.counter(), count.amount()));
        return amounts;
    }

    private static List<Count> counts(Map<String, Long> amounts) {
        return amounts.entrySet().stream()
                .map(each -> new Count(each.getKey(), each.getValue()))
                .toList();
    }
}
