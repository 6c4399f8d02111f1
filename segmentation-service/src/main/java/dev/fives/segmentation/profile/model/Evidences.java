package dev.fives.segmentation.profile.model;

import dev.fives.segmentation.basis.model.Measure;
import dev.fives.segmentation.rule.model.Dimension;
import dev.fives.segmentation.rule.model.Field;
import dev.fives.segmentation.rule.model.Leaf;
import dev.fives.segmentation.rule.model.Rule;
import dev.fives.segmentation.rule.model.Term;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each condition on a profile rests on. */
public final class Evidences {

    private final Profile profile;
    private final Measure measure;
    private final ProfileFacts facts;
    private final Instant at;
    private final List<Evidence> purchases;
    private final Map<String, Evidence> tickets;
    private final int max;

    /**
     * @param measure by which purchases count
     * @param purchases the newest event of each of the newest purchases and of those {@link #asked} for, newest first
     * @param tickets the newest event of each ticket, by the ticket
     * @param max that are told of one condition
     */
    public Evidences(
            Profile profile,
            Measure measure,
            ProfileFacts facts,
            Instant at,
            List<Evidence> purchases,
            Map<String, Evidence> tickets,
            int max) {
        this.profile = profile;
        this.measure = measure;
        this.facts = facts;
        this.at = at;
        this.purchases = List.copyOf(purchases);
        this.tickets = Map.copyOf(tickets);
        this.max = max;
    }

    /**
     * Ids of the purchases that the conditions of a rule rest on by what was in them: those may be far from the newest.
     *
     * @param max that are told of one condition
     */
    public static Set<String> asked(Rule rule, Profile profile, Measure measure, Instant at, int max) {
        return rule.leaves()
                .map(Leaf::term)
                .filter(term -> term.field().source() == Field.Source.PURCHASES)
                .filter(term -> !term.where().isAny())
                .flatMap(term -> profile.purchases()
                        .newestWithAny(term.where(), measure, start(term, at))
                        .limit(max))
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant start(Term term, Instant at) {
        var window = term.window();
        return window == null ? null : at.minus(window);
    }

    /** At most so many; where time plays a part the instant comes first. */
    public List<Evidence> of(Leaf leaf) {
        var term = leaf.term();
        var told = told(term);
        return (movesWithTime(term) ? Stream.concat(time(), told) : told)
                .limit(max)
                .toList();
    }

    private static boolean movesWithTime(Term term) {
        return term.movesWithTime() || term.field() == Field.FREQUENCY_BAND || term.field() == Field.RISK_LEVEL;
    }

    private Stream<Evidence> told(Term term) {
        return switch (term.field().source()) {
            case PURCHASES -> purchases(term);
            case SCORES -> term.field() == Field.RISK_LEVEL ? risk() : purchases.stream();
            case SATISFACTION -> satisfaction(term.field());
            case CUSTOMER -> customer();
            case USES -> uses(term);
            case TRAITS -> trait(term);
            case SEGMENTS -> Stream.empty();
        };
    }

    /** Of those that are only kept as sums nobody knows what was in them, so a condition on that does not count them. */
    private Stream<Evidence> purchases(Term term) {
        var window = term.window();
        var young = window == null
                ? purchases.stream()
                : purchases.stream().filter(one -> one.at() != null && one.at().isAfter(at.minus(window)));
        if (term.where().isAny()) {
            return young;
        }
        var asked = profile.purchases().withAny(term.where(), measure);
        return young.filter(one -> one.ref() != null && asked.contains(one.ref()));
    }

    /** Newest first. */
    private Stream<Evidence> uses(Term term) {
        var window = term.window();
        return profile.signals().uses().kept().reversed().stream()
                .filter(use -> term.where().admits(Dimension.TYPE, use.type()))
                .filter(use -> window == null || use.at().isAfter(at.minus(window)))
                .map(use -> new Evidence(Evidence.Kind.USE, null, use.id(), use.at()));
    }

    /** What is declared is one of the customer's own fields. */
    private Stream<Evidence> trait(Term term) {
        var trait = facts.traits().get(term.path().substring(Field.TRAITS.length()));
        if (trait == null) {
            return Stream.empty();
        }
        return trait.responseId() == null
                ? customer()
                : Stream.of(new Evidence(Evidence.Kind.ANSWER, null, trait.responseId(), trait.at()));
    }

    private Stream<Evidence> satisfaction(Field field) {
        return switch (field) {
            case LAST_NPS -> answer(Answer.Metric.NPS);
            case LAST_CSAT -> answer(Answer.Metric.CSAT);
            case LAST_CES -> answer(Answer.Metric.CES);
            default ->
                profile.satisfaction().tickets().stream()
                        .filter(Ticket::isOpenComplaint)
                        .map(ticket -> ticket(ticket.id()));
        };
    }

    private Stream<Evidence> time() {
        return Stream.of(new Evidence(Evidence.Kind.TIME, null, null, at));
    }

    /** The customer's own events carry the whole customer: the last one tells it. */
    private Stream<Evidence> customer() {
        long sequence = profile.customerSequence();
        return sequence == 0
                ? Stream.empty()
                : Stream.of(new Evidence(
                        Evidence.Kind.CUSTOMER, "customer:" + profile.customerId() + "-" + sequence, null, null));
    }

    private Stream<Evidence> answer(Answer.Metric metric) {
        return profile.satisfaction().lastScore(metric).stream()
                .map(last -> new Evidence(Evidence.Kind.ANSWER, last.eventId(), last.ref(), last.at()));
    }

    private Stream<Evidence> risk() {
        return facts.risk().reasons().stream().map(reason -> switch (reason.code()) {
            case OPEN_COMPLAINT, COMPLAINT_CLOSED -> ticket(reason.ref());
            case NEGATIVE_SCORE, NEGATIVE_SCORE_CLOSED -> negative(reason.ref());
        });
    }

    private Evidence ticket(String id) {
        return Objects.requireNonNullElseGet(tickets.get(id), () -> new Evidence(Evidence.Kind.TICKET, null, id, null));
    }

    private Evidence negative(String ref) {
        return profile.satisfaction().negatives().stream()
                .filter(score -> score.ref().equals(ref))
                .findFirst()
                .map(score -> new Evidence(Evidence.Kind.ANSWER, score.eventId(), ref, score.at()))
                .orElseGet(() -> new Evidence(Evidence.Kind.ANSWER, closedBy(ref), ref, null));
    }

    /** A negative answer that its ticket's closing has made milder is told by the ticket. */
    private @Nullable String closedBy(String ref) {
        return profile.satisfaction().tickets().stream()
                .filter(ticket -> ref.equals(ticket.responseId()))
                .findFirst()
                .map(ticket -> ticket(ticket.id()).eventId())
                .orElse(null);
    }
}
