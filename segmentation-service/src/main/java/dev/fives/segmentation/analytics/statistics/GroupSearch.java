package dev.fives.segmentation.analytics.statistics;

import dev.fives.segmentation.analytics.model.CustomerGroup;
import dev.fives.segmentation.analytics.model.GroupSettings;
import dev.fives.segmentation.analytics.model.Person;
import dev.fives.segmentation.analytics.model.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.special.Beta;

/**
 * Finds who the typical customers are: groups of common traits that are many of the buyers, and more than the traits alone
 * explain. A group weighs its share times the logarithm of how much larger it is than if the traits had nothing to do with
 * each other nor with buying (its part of the Kullback-Leibler divergence), where that is more than chance, else nothing;
 * of equal weight the larger goes first. A group within or around a heavier one is left out.
 */
public final class GroupSearch {

    private static final List<Trait> TRAITS = List.of(Trait.values());

    private final GroupSettings settings;
    /** People who are alike, counted once. */
    private final Map<Map<Trait, String>, Counts> alike = new HashMap<>();

    private final Counts all = new Counts();

    public GroupSearch(GroupSettings settings) {
        this.settings = settings;
    }

    private static final class Counts {
        long members;
        long buyers;

        Counts add(Counts more) {
            members += more.members;
            buyers += more.buyers;
            return this;
        }
    }

    private record Weighed(CustomerGroup group, double weight) {
        boolean isWithinOrAround(Weighed other) {
            Set<Map.Entry<Trait, String>> own = group.traits().entrySet();
            Set<Map.Entry<Trait, String>> others = other.group.traits().entrySet();
            return own.containsAll(others) || others.containsAll(own);
        }
    }

    public void add(Person person, boolean buyer) {
        var one = new Counts();
        one.members = 1;
        one.buyers = buyer ? 1 : 0;
        all.add(one);
        alike.computeIfAbsent(person.traits(), _ -> new Counts()).add(one);
    }

    public long everybody() {
        return all.members;
    }

    public long buyers() {
        return all.buyers;
    }

    /** Heaviest first. */
    public List<CustomerGroup> groups() {
        Map<Map.Entry<Trait, String>, Counts> single = single();
        long rare = single.size();
        single.values().removeIf(this::isRare);
        rare -= single.size();
        var frequent = frequent(single.keySet());
        long looked = frequent.looked() + rare;
        List<Weighed> kept = new ArrayList<>();
        frequent.groups().entrySet().stream()
                .map(found -> weighed(found.getKey(), found.getValue(), single, looked))
                .sorted(Comparator.comparingDouble(Weighed::weight)
                        .thenComparingLong(found -> found.group().buyers())
                        .reversed()
                        .thenComparing(found -> found.group().traits().toString()))
                .forEach(found -> {
                    if (kept.size() < settings.most() && kept.stream().noneMatch(found::isWithinOrAround)) {
                        kept.add(found);
                    }
                });
        return kept.stream().map(Weighed::group).toList();
    }

    private Map<Map.Entry<Trait, String>, Counts> single() {
        Map<Map.Entry<Trait, String>, Counts> found = new HashMap<>();
        alike.forEach((traits, counts) -> traits.entrySet()
                .forEach(trait -> found.computeIfAbsent(Map.entry(trait.getKey(), trait.getValue()), _ -> new Counts())
                        .add(counts)));
        return found;
    }

    /** @param looked with those that turned out rare: each might have stood out by chance */
    private record Frequent(Map<Map<Trait, String>, Counts> groups, long looked) {}

    /** Only what is frequent alone can be frequent in a group. */
    private Frequent frequent(Set<Map.Entry<Trait, String>> single) {
        Map<Map<Trait, String>, Counts> reduced = new HashMap<>();
        alike.forEach((traits, counts) -> reduced.computeIfAbsent(
                        traits.entrySet().stream()
                                .filter(single::contains)
                                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                        _ -> new Counts())
                .add(counts));
        Map<Map<Trait, String>, Counts> found = new HashMap<>();
        long looked = 0;
        for (Set<Trait> some : subsets()) {
            long before = found.size();
            reduced.forEach((traits, counts) -> {
                if (traits.keySet().containsAll(some)) {
                    found.computeIfAbsent(only(traits, some), _ -> new Counts()).add(counts);
                }
            });
            looked += found.size() - before;
            found.values().removeIf(this::isRare);
        }
        return new Frequent(found, looked);
    }

    private boolean isRare(Counts counts) {
        return counts.buyers == 0 || counts.buyers < settings.shareMin() * all.buyers;
    }

    private List<Set<Trait>> subsets() {
        return IntStream.range(1, 1 << TRAITS.size())
                .filter(bits -> Integer.bitCount(bits) <= settings.traitsMax())
                .mapToObj(GroupSearch::subset)
                .toList();
    }

    private static Set<Trait> subset(int bits) {
        return IntStream.range(0, TRAITS.size())
                .filter(place -> (bits >> place & 1) == 1)
                .mapToObj(TRAITS::get)
                .collect(Collectors.toSet());
    }

    private static Map<Trait, String> only(Map<Trait, String> traits, Set<Trait> some) {
        return some.stream().collect(Collectors.toUnmodifiableMap(trait -> trait, traits::get));
    }

    private Weighed weighed(
            Map<Trait, String> traits, Counts counts, Map<Map.Entry<Trait, String>, Counts> single, long looked) {
        double expected = traits.entrySet().stream()
                .mapToDouble(trait -> (double) Objects.requireNonNull(single.get(trait)).members / all.members)
                .reduce(1, (one, other) -> one * other);
        double share = (double) counts.buyers / all.buyers;
        double chance = chance(expected, counts.buyers, looked);
        boolean more = share > expected && chance <= settings.significance();
        var group = new CustomerGroup(
                traits, counts.buyers, all.buyers, counts.members, all.members, share / expected, chance, more);
        return new Weighed(group, more ? share * Math.log(share / expected) : 0);
    }

    private double chance(double expected, long buyers, long looked) {
        double tail = expected < 1 ? Beta.regularizedBeta(expected, (double) buyers, all.buyers - buyers + 1.0) : 1;
        return Math.min(1, tail * looked);
    }
}
