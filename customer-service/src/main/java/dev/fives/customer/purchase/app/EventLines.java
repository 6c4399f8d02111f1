package dev.fives.customer.purchase.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fives.contracts.purchase.PurchaseChanged.Line;
import dev.fives.customer.purchase.model.PurchaseLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The lines of an event: one per article and price, and no more than fit. */
final class EventLines {
    /** Names, quotes and a quantity of one line in JSON. */
    private static final int FRAME_BYTES = 96;

    private EventLines() {}

    /** An article at a price. */
    private record Offer(String sku, BigDecimal unitPrice) {}

    static List<Line> summed(List<PurchaseLine> lines) {
        Map<Offer, Line> sums = new LinkedHashMap<>();
        lines.forEach(line ->
                sums.merge(new Offer(line.sku(), line.unitPrice().stripTrailingZeros()), line(line), EventLines::sum));
        return List.copyOf(sums.values());
    }

    private static Line line(PurchaseLine line) {
        return new Line(
                line.sku(),
                line.category(),
                line.brand(),
                line.quantity(),
                line.unitPrice().toPlainString());
    }

    private static Line sum(Line one, Line other) {
        return new Line(one.sku(), one.category(), one.brand(), one.quantity() + other.quantity(), one.unitPrice());
    }

    /** All of them if they fit; else the ones of the greatest amounts, in their own order. */
    static List<Line> largestWithin(int bytes, List<Line> lines) {
        Set<Integer> kept = new HashSet<>();
        int left = bytes;
        for (int index : bySize(lines)) {
            left -= bytesOf(lines.get(index));
            if (left >= 0) {
                kept.add(index);
            }
        }
        List<Line> fitting = new ArrayList<>();
        IntStream.range(0, lines.size()).filter(kept::contains).forEach(index -> fitting.add(lines.get(index)));
        return fitting;
    }

    private static List<Integer> bySize(List<Line> lines) {
        Comparator<Integer> amount = Comparator.comparing(index -> amount(lines.get(index)));
        return IntStream.range(0, lines.size())
                .boxed()
                .sorted(amount.reversed())
                .toList();
    }

    private static BigDecimal amount(Line line) {
        return new BigDecimal(line.unitPrice()).multiply(BigDecimal.valueOf(line.quantity()));
    }

    private static int bytesOf(Line line) {
        return FRAME_BYTES + bytesOf(line.sku()) + bytesOf(line.category()) + bytesOf(line.brand());
    }

    /** Quotes and backslashes take two bytes in JSON; control characters never get this far. */
    private static int bytesOf(@Nullable String text) {
        return text == null
                ? 0
                : text.getBytes(UTF_8).length
                        + (int) text.chars().filter(c -> c == '"' || c == '\\').count();
    }
}
