package dev.fives.loyalty.earning.model;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.fives.loyalty.earning.model.Refusal.Reason;
import dev.fives.loyalty.earning.model.Verdict.Judged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All rules with all their versions. */
public final class RuleBook {
    private static final Comparator<RuleVersion> FIRST_FIRST =
            Comparator.comparingInt(RuleVersion::priority).thenComparing(RuleVersion::ruleId);

    private final List<RuleVersion> versions;
    private final Collection<List<RuleVersion>> rules;
    private final ZoneId zone;

    /** @param zone the programme's, for the days, months and years of caps */
    public RuleBook(Collection<RuleVersion> versions, ZoneId zone) {
        this.versions = List.copyOf(versions);
        this.rules = versions.stream()
                .collect(groupingBy(RuleVersion::ruleId, TreeMap::new, toList()))
                .values();
        this.zone = zone;
    }

    /** With drafts beside the rules, or in the place of those with the same id. */
    public RuleBook with(Collection<RuleVersion> drafts) {
        List<RuleVersion> all = new ArrayList<>(drafts);
        versions.stream()
                .filter(version ->
                        drafts.stream().noneMatch(draft -> draft.ruleId().equals(version.ruleId())))
                .forEach(all::add);
        return new RuleBook(all, zone);
    }

    /** Without the rules of which any version asks for what a ledger does not keep: lines and channels. */
    public RuleBook ofAmounts() {
        Set<String> left = needingMore();
        return new RuleBook(
                versions.stream()
                        .filter(version -> !left.contains(version.ruleId()))
                        .toList(),
                zone);
    }

    /** Ids of the rules that {@link #ofAmounts} leaves out. */
    public Set<String> needingMore() {
        return versions.stream()
                .filter(version -> version.condition().asksForMoreThanAmounts())
                .map(RuleVersion::ruleId)
                .collect(toCollection(TreeSet::new));
    }

    /**
     * What the occasion is worth. The same occasion in the same context is worth the same for ever, since versions do
     * not change and none begins in the past.
     *
     * @throws ArithmeticException if that is more than a ledger can hold
     */
    public Evaluation evaluate(Occasion occasion, EarningContext context) {
        List<RuleVersion> inForce = new ArrayList<>();
        List<Evaluation.Rejected> others = new ArrayList<>();
        for (RuleVersion latest : latest(occasion)) {
            Refusal refusal = notInForce(latest, occasion.at());
            if (refusal == null) {
                inForce.add(latest);
            } else {
                others.add(new Evaluation.Rejected(latest.ruleId(), latest.version(), refusal));
            }
        }
        inForce.sort(FIRST_FIRST);
        return new Judgement(occasion, context, zone, others).of(inForce);
    }

    /**
     * Decides about an occasion, or about a later state of one.
     *
     * @param customer tier, segments and frequency band, for an occasion that is new
     * @param before how it was judged before; absent for one that is new
     * @throws ArithmeticException if that is more than a ledger can hold
     */
    public Verdict judge(Occasion occasion, EarningContext customer, Earned earned, @Nullable Judged before) {
        EarningContext context = before == null ? earned.context(customer, counters(occasion)) : before.context();
        Evaluation evaluation = evaluate(occasion, context);
        List<Evaluation.Use> uses = evaluation.granted().stream()
                .map(Evaluation.Granted::use)
                .flatMap(Stream::ofNullable)
                .toList();
        List<Evaluation.Use> usesBefore = before == null ? List.of() : before.uses();
        return new Verdict(evaluation, new Judged(context, uses), earned.after(occasion, usesBefore, uses));
    }

    /** Of the programme. */
    LocalDate day(Occasion occasion) {
        return occasion.at().atZone(zone).toLocalDate();
    }

    /** Whether any rule in force then waits for such an occasion. */
    public boolean waitsFor(Occasion occasion) {
        return inForce(occasion).findAny().isPresent();
    }

    public boolean asksForTier(Occasion occasion) {
        return inForce(occasion).anyMatch(rule -> !rule.condition().tiers().isEmpty());
    }

    public boolean asksForFrequencyBand(Occasion occasion) {
        return inForce(occasion)
                .anyMatch(rule -> !rule.condition().frequencyBands().isEmpty());
    }

    public Set<String> segmentsAsked(Occasion occasion) {
        return inForce(occasion)
                .flatMap(rule -> rule.condition().segments().stream())
                .collect(toSet());
    }

    private Set<String> counters(Occasion occasion) {
        return inForce(occasion)
                .flatMap(rule ->
                        Stream.ofNullable(rule.cap()).map(cap -> cap.counter(rule.ruleId(), occasion.at(), zone)))
                .collect(toSet());
    }

    private Stream<RuleVersion> inForce(Occasion occasion) {
        return latest(occasion).stream().filter(version -> notInForce(version, occasion.at()) == null);
    }

    /** Of each rule the version that counts then, or the one to come. A rule may change what it waits for. */
    private List<RuleVersion> latest(Occasion occasion) {
        return rules.stream()
                .map(all -> at(all, occasion.at()))
                .filter(version -> !version.isArchived(occasion.at()))
                .filter(version -> occasion.raises(version.trigger()))
                .toList();
    }

    private static RuleVersion at(List<RuleVersion> all, Instant at) {
        Comparator<RuleVersion> order = comparingLong(RuleVersion::version);
        return all.stream()
                .filter(version -> version.hasBegun(at))
                .max(order)
                .orElseGet(() -> all.stream().min(order).orElseThrow());
    }

    private static @Nullable Refusal notInForce(RuleVersion version, Instant at) {
        if (!version.hasBegun(at)) {
            return new Refusal(Reason.NOT_IN_FORCE, "at: " + at + " (expected: from " + version.validFrom() + ")");
        }
        return version.isOver(at)
                ? new Refusal(Reason.NOT_IN_FORCE, "at: " + at + " (expected: before " + version.validTo() + ")")
                : null;
    }
}
