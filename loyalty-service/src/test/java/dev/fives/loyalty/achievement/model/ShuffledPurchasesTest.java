package dev.fives.loyalty.achievement.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.loyalty.account.model.PurchaseChange;
import dev.fives.loyalty.achievement.model.AchievementBook.Known;
import dev.fives.loyalty.catalogue.model.Title;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases and refunds in any order, with repeats, against a recount by a calendar and nothing else. */
class ShuffledPurchasesTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 150;
    private static final int WALKS = 40;
    private static final AchievementBook BOOK = new AchievementBook(
            List.of(
                    known("COUNT_30", Goal.count(3, 30), 0),
                    known("COUNT_2", Goal.count(2, 2), 0),
                    known("LATER", Goal.count(3, 60), 60),
                    known("WEEKS", Goal.streak(3, CalendarUnit.WEEK), 0),
                    known("MONTHS", Goal.streak(4, CalendarUnit.MONTH), 0)),
            ZONE);

    /** @param net of this version, in whole units */
    private record Fact(String purchaseId, int version, int net, LocalDate day) {
        Instant orderedAt() {
            return day.atTime(0, 30).atZone(ZONE).toInstant();
        }
    }

    /** What the ledger, which settles each version against what is there, and the standing make of facts. */
    private static final class Walk {
        private final Map<String, Fact> highest = new HashMap<>();
        private final List<PurchaseChange> ledger = new ArrayList<>();
        private AchievementStanding standing = AchievementStanding.none("cus_1");

        void hear(Fact fact) {
            Fact before = highest.get(fact.purchaseId());
            boolean stale = before != null && before.version() > fact.version();
            int delta = stale ? 0 : fact.net() - (before == null ? 0 : before.net());
            if (!stale) {
                highest.put(fact.purchaseId(), fact);
            }
            if (delta != 0) {
                ledger.add(new PurchaseChange(fact.purchaseId(), BigDecimal.valueOf(delta), fact.orderedAt()));
            }
            if (delta > 0 || fact.equals(before)) {
                judge(fact);
            }
        }

        private void judge(Fact fact) {
            List<Known> open = BOOK.open(standing, fact.orderedAt());
            Instant from = fact.orderedAt().minus(BOOK.around(open));
            Instant to = fact.orderedAt().plus(BOOK.around(open));
            List<PurchaseChange> near = ledger.stream()
                    .filter(change -> !change.orderedAt().isBefore(from)
                            && change.orderedAt().isBefore(to))
                    .toList();
            standing = standing.with(BOOK.reached(open, Kept.of(near)));
        }

        Set<String> reached() {
            assertThat(standing.reached()).extracting(Reached::achievementId).doesNotHaveDuplicates();
            return standing.reached().stream()
                    .map(Reached::achievementId)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anyOrderAndRepeats_reachWhatARecountSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < WALKS; i++) {
            List<Fact> facts = purchases(random);
            Walk inOrder = walk(facts);
            Walk shuffled = walk(shuffledWithRepeats(facts, random));

            assertThat(inOrder.reached()).as("%s", facts).isEqualTo(recount(facts));
            assertThat(shuffled.reached()).as("%s", facts).isEqualTo(recount(facts));
        }
    }

    /** Each step adds what a recount of all that was heard so far reaches, and what is reached stays. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void refundsBeforeItIsReached_countLess_andWhatIsReachedStays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < WALKS; i++) {
            List<Fact> facts = new ArrayList<>(purchases(random));
            List.copyOf(facts).stream()
                    .filter(_ -> random.nextBoolean())
                    .forEach(
                            bought -> facts.add(new Fact(bought.purchaseId(), 2, random.nextInt(3) * 5, bought.day())));
            List<Fact> heard = shuffledWithRepeats(facts, random);
            Walk walk = new Walk();
            Set<String> expected = new TreeSet<>();
            for (int n = 0; n < heard.size(); n++) {
                walk.hear(heard.get(n));
                expected.addAll(recount(heard.subList(0, n + 1)));
                assertThat(walk.reached()).as("%s", heard).isEqualTo(expected);
            }
            assertThat(walk.reached()).containsAll(recount(facts));
        }
    }

    private static Walk walk(List<Fact> facts) {
        Walk walk = new Walk();
        facts.forEach(walk::hear);
        return walk;
    }

    private static List<Fact> purchases(Random random) {
        return IntStream.rangeClosed(1, 1 + random.nextInt(9))
                .mapToObj(n -> new Fact("pur_" + n, 1, 10, FIRST.plusDays(random.nextInt(DAYS))))
                .sorted((a, b) -> a.day().compareTo(b.day()))
                .toList();
    }

    private static List<Fact> shuffledWithRepeats(List<Fact> facts, Random random) {
        List<Fact> heard = new ArrayList<>(facts);
        facts.stream().filter(_ -> random.nextInt(3) == 0).forEach(heard::add);
        Collections.shuffle(heard, random);
        return heard;
    }

    /** Day by day: is there a window, or a run of periods, that begins on it? */
    private static Set<String> recount(List<Fact> facts) {
        Map<String, Fact> highest = new HashMap<>();
        facts.forEach(fact ->
                highest.merge(fact.purchaseId(), fact, (one, other) -> one.version() >= other.version() ? one : other));
        List<Fact> kept =
                highest.values().stream().filter(fact -> fact.net() > 0).toList();
        return BOOK.achievements().stream()
                .filter(known ->
                        IntStream.range(0, DAYS).mapToObj(FIRST::plusDays).anyMatch(day -> beginsOn(known, day, kept)))
                .map(Known::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean beginsOn(Known known, LocalDate day, List<Fact> kept) {
        Goal goal = known.achievement().terms().goal();
        LocalDate validFrom = LocalDate.ofInstant(known.achievement().terms().validFrom(), ZONE);
        List<LocalDate> days = kept.stream()
                .map(Fact::day)
                .filter(one -> !one.isBefore(validFrom))
                .toList();
        if (goal.kind() == Goal.Kind.COUNT) {
            return days.stream()
                            .filter(one -> !one.isBefore(day) && ChronoUnit.DAYS.between(day, one) < goal.days())
                            .count()
                    >= goal.target();
        }
        return IntStream.range(0, goal.target()).allMatch(n -> days.stream().anyMatch(one -> isIn(goal, day, n, one)));
    }

    private static boolean isIn(Goal goal, LocalDate day, int n, LocalDate one) {
        if (goal.unit() == CalendarUnit.MONTH) {
            LocalDate month = day.withDayOfMonth(1).plusMonths(n);
            return one.withDayOfMonth(1).equals(month);
        }
        LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - 1L).plusDays(7L * n);
        return !one.isBefore(monday) && one.isBefore(monday.plusDays(7));
    }

    private static Known known(String code, Goal goal, int fromDay) {
        Instant validFrom = FIRST.plusDays(fromDay).atStartOfDay(ZONE).toInstant();
        return new Known(
                code, new Achievement(new AchievementTerms(code, new Title(null, code), goal, 0, validFrom), null));
    }
}
