package dev.fives.loyalty.statement.model;

import dev.fives.loyalty.account.model.Holdings;
import dev.fives.loyalty.account.model.Move;
import dev.fives.loyalty.account.model.Place;
import dev.fives.loyalty.account.model.Place.Aside;
import dev.fives.loyalty.account.model.Place.Lot;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the points of a wallet in a month.
 *
 * @param zone whose days are the month's
 * @param closed whether the month is over, so that nothing is added any more
 * @param opening held when the month began
 */
public record Statement(
        String customerId,
        String wallet,
        YearMonth month,
        ZoneId zone,
        boolean closed,
        Holdings opening,
        List<BookedEntry> entries) {
    private static final String DEBT = "debt";

    public Statement {
        entries = List.copyOf(entries);
    }

    public Holdings closing() {
        return entries.isEmpty() ? opening : entries.getLast().held();
    }

    /** Of all places that the balance is made of. */
    public List<LotFlow> lots() {
        SortedMap<String, LotFlow> flows = new TreeMap<>();
        opening.lots().forEach((lot, points) -> flows.put(lot.id(), LotFlow.opening(lot.id(), points.value())));
        if (!opening.debt().isZero()) {
            flows.put(DEBT, LotFlow.opening(DEBT, -opening.debt().value()));
        }
        entries.forEach(entry -> entry.moves().forEach(move -> add(flows, move)));
        return List.copyOf(flows.values());
    }

    private static void add(SortedMap<String, LotFlow> flows, Move move) {
        long points = move.points().value();
        String from = lotId(move.from());
        if (from != null) {
            flows.put(from, flow(flows, from).minus(points));
        }
        String to = lotId(move.to());
        if (to != null) {
            flows.put(to, flow(flows, to).plus(points));
        }
    }

    private static LotFlow flow(SortedMap<String, LotFlow> flows, String lotId) {
        return flows.getOrDefault(lotId, LotFlow.opening(lotId, 0));
    }

    private static @Nullable String lotId(Place place) {
        if (place instanceof Lot lot) {
            return lot.id();
        }
        return place == Aside.DEBT ? DEBT : null;
    }
}
