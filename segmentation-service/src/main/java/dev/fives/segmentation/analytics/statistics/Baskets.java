package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.Association;
import dev.fives.segmentation.analytics.model.AssociationWish;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.distribution.discrete.HypergeometricDistribution;

/**
 * What is bought together. Only pairs of things that are frequent themselves can be frequent (R. Agrawal and R. Srikant,
 * Fast algorithms for mining association rules, 1994); whether a pair is more than chance says the hypergeometric tail
 * (Fisher's exact test), with Bonferroni's correction for all pairs.
 */
public final class Baskets {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<int[]> baskets = new ArrayList<>();

    /** @param things each once */
    public void add(Collection<String> things) {
        baskets.add(things.stream().mapToInt(this::number).toArray());
    }

    public int size() {
        return baskets.size();
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, it -> {
            names.add(it);
            return names.size() - 1;
        });
    }

    /** Of the highest lift first. */
    public List<Association> associations(AssociationWish wish) {
        long[] counts = new long[names.size()];
        baskets.forEach(basket -> IntStream.of(basket).forEach(thing -> counts[thing]++));
        int[] frequent = frequent(counts, wish);
        long looked = (long) frequent.length * (frequent.length - 1) / 2;
        int[][] pairs = pairs(frequent);
        return IntStream.range(0, frequent.length)
                .boxed()
                .flatMap(one -> IntStream.range(0, one)
                        .filter(other -> pairs[one][other] >= wish.supportMin() * baskets.size())
                        .boxed()
                        .flatMap(other -> Stream.of(
                                found(frequent[one], frequent[other], pairs[one][other], counts),
                                found(frequent[other], frequent[one], pairs[one][other], counts))))
                .filter(found -> found.confidence() >= wish.confidenceMin() && found.lift() > 1)
                .sorted(Comparator.comparingDouble(Association::lift)
                        .thenComparingDouble(Association::confidence)
                        .reversed()
                        .thenComparing(Association::from))
                .map(found -> tested(found, looked))
                .filter(found -> found.pValue() <= wish.significance())
                .limit(wish.most())
                .toList();
    }

    /** Places of the things that are in enough baskets, those in most first. */
    private int[] frequent(long[] counts, AssociationWish wish) {
        return IntStream.range(0, counts.length)
                .filter(thing -> counts[thing] >= wish.supportMin() * baskets.size())
                .boxed()
                .sorted(Comparator.comparingLong(thing -> -counts[thing]))
                .limit(wish.itemsMax())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many baskets have both, in the row of the greater place of the two. */
    private int[][] pairs(int[] frequent) {
        int[] places = new int[names.size()];
        IntStream.range(0, frequent.length).forEach(place -> places[frequent[place]] = place + 1);
        int[][] pairs = IntStream.range(0, frequent.length).mapToObj(int[]::new).toArray(int[][]::new);
        for (int[] basket : baskets) {
            int[] in = IntStream.of(basket)
                    .map(thing -> places[thing] - 1)
                    .filter(place -> place >= 0)
                    .sorted()
                    .toArray();
            for (int i = 1; i < in.length; i++) {
                for (int j = 0; j < i; j++) {
                    pairs[in[i]][in[j]]++;
                }
            }
        }
        return pairs;
    }

    private Association found(int from, int to, long both, long[] counts) {
        return new Association(names.get(from), names.get(to), both, counts[from], counts[to], baskets.size(), 1);
    }

    private Association tested(Association found, long looked) {
        var chance = new HypergeometricDistribution(
                baskets.size(), Math.toIntExact(found.fromCount()), Math.toIntExact(found.toCount()));
        double tail = chance.upperCumulativeProbability(Math.toIntExact(found.both()));
        return new Association(
                found.from(),
                found.to(),
                found.both(),
                found.fromCount(),
                found.toCount(),
                found.baskets(),
                Math.min(1, tail * looked));
    }
}
