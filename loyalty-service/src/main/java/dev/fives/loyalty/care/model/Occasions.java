package dev.fives.loyalty.care.model;

import static java.util.stream.Collectors.toSet;

import dev.fives.kit.calendar.model.MovableDays;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When time alone makes tasks for a customer, as a book has it. */
public final class Occasions {
    /** A day that an offset moves, and a lunar year that ends in the next one. */
    private static final int YEARS_BACK = 2;
    /** No day that comes again stays away for longer: 29 February of 1896, 2096 and 2196. */
    private static final int YEARS_AHEAD = 10;
    /** Of the day on which a zone's clocks stand, of a day that a zone left out, and of a day in another zone. */
    private static final int DAYS_OFF = 3;

    /** No two zones are farther apart. */
    private static final Duration ZONES_APART = Duration.ofHours(26);

    private final CareBook book;
    private final Feasts feasts;
    private final ZoneId zone;

    /** @param zone of customers whose own nobody knows */
    public Occasions(CareBook book, MovableDays days, ZoneId zone) {
        this.book = book;
        this.feasts = new Feasts(book.calendars(), days);
        this.zone = zone;
    }

    public long epoch() {
        return book.epoch();
    }

    /** The earliest one after an instant. */
    Optional<Instant> nextAfter(Instant after, CustomerCalendar customer) {
        return book.byCalendar()
                .flatMap(plan -> of(plan, after, customer).limit(1))
                .map(Occasion::dueAt)
                .min(Comparator.naturalOrder());
    }

    /**
     * Those that are due and have not been fired, in order; so many and those that are due with the last of them.
     */
    public List<Occasion> due(CustomerCalendar customer, Instant now, int most) {
        List<Occasion> all = book.byCalendar()
                .flatMap(plan -> of(plan, customer.through(), customer)
                        .limit(most + 1L)
                        .takeWhile(occasion -> !occasion.dueAt().isAfter(now)))
                .sorted(Occasion.IN_ORDER)
                .toList();
        if (all.size() <= most) {
            return all;
        }
        Instant last = all.get(most - 1).dueAt();
        return all.stream()
                .takeWhile(occasion -> !occasion.dueAt().isAfter(last))
                .toList();
    }

    /** The earliest that was to come before news of the customer and is past by them, since days begin earlier elsewhere. */
    Optional<Instant> passedOver(CustomerCalendar before, CustomerCalendar news, Instant at) {
        return before.profile().zone(zone).equals(news.profile().zone(zone))
                ? Optional.empty()
                : book.byCalendar()
                        .flatMap(plan -> passedOver(plan, before, news, at))
                        .map(Occasion::dueAt)
                        .min(Comparator.naturalOrder());
    }

    private Stream<Occasion> passedOver(CarePlan plan, CustomerCalendar before, CustomerCalendar news, Instant at) {
        Set<String> toCome = of(plan, at, before)
                .takeWhile(occasion -> !occasion.dueAt().isAfter(at.plus(ZONES_APART)))
                .map(Occasion::key)
                .collect(toSet());
        return of(plan, at.minus(ZONES_APART), news)
                .takeWhile(occasion -> !occasion.dueAt().isAfter(at))
                .filter(occasion -> toCome.contains(occasion.key()));
    }

    /** Without end, or none, in order. */
    private Stream<Occasion> of(CarePlan plan, Instant after, CustomerCalendar customer) {
        Instant from = Stream.of(
                        after,
                        plan.since(),
                        feasts.sinceOf(String.valueOf(plan.terms().feast())))
                .max(Comparator.naturalOrder())
                .orElse(after);
        ZoneId where = customer.profile().zone(zone);
        Stream<Occasion> candidates = switch (plan.terms().trigger()) {
            case BIRTHDAY -> birthdays(plan, from, customer, where);
            case FEAST -> feasts(plan, from, customer, where);
            case PERIODIC -> periods(plan, from, customer, where);
            case COMPLAINT_CLOSED, PURCHASE, FREQUENCY_BAND_LOW, SEGMENT_ENTERED -> Stream.empty();
        };
        return isFor(plan, customer) ? candidates.filter(one -> one.dueAt().isAfter(from)) : Stream.empty();
    }

    private static boolean isFor(CarePlan plan, CustomerCalendar customer) {
        CareProfile profile = customer.profile();
        return !profile.deleted() && plan.terms().isFor(profile.country(), profile.region());
    }

    private Stream<Occasion> birthdays(CarePlan plan, Instant from, CustomerCalendar customer, ZoneId where) {
        Birthday birthday = customer.profile().birthday();
        return birthday == null
                ? Stream.empty()
                : years(from, where)
                        .mapToObj(year -> on(plan, birthday.in(year, feasts.days()), String.valueOf(year), where));
    }

    private Stream<Occasion> feasts(CarePlan plan, Instant from, CustomerCalendar customer, ZoneId where) {
        String feast = String.valueOf(plan.terms().feast());
        CareProfile profile = customer.profile();
        return Region.isIn(feasts.regionsOf(feast), profile.country(), profile.region())
                ? years(from, where)
                        .boxed()
                        .flatMap(year ->
                                feasts.in(feast, year).stream().map(day -> on(plan, day, feast + "/" + year, where)))
                : Stream.empty();
    }

    /**
     * Every so many days after the later of the plan's beginning and the day on which the customer was first heard of:
     * days of one zone for all, since a customer who moves to another one would else be visited a day apart from then.
     */
    private Stream<Occasion> periods(CarePlan plan, Instant from, CustomerCalendar customer, ZoneId where) {
        Integer every = plan.terms().everyDays();
        if (every == null) {
            return Stream.empty();
        }
        Instant since = plan.since().isAfter(customer.since()) ? plan.since() : customer.since();
        LocalDate anchor = since.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(anchor, from.atZone(where).toLocalDate());
        long first = Math.max(1, (days - plan.terms().offsetDays() - DAYS_OFF) / every);
        return LongStream.iterate(first, number -> number + 1).mapToObj(number -> {
            LocalDate day = anchor.plusDays(number * every);
            return on(plan, day, day.toString(), where);
        });
    }

    private static Occasion on(CarePlan plan, LocalDate day, String key, ZoneId where) {
        return new Occasion(plan, key, plan.terms().onDay(day, where));
    }

    private static IntStream years(Instant from, ZoneId where) {
        int year = from.atZone(where).getYear();
        return IntStream.rangeClosed(year - YEARS_BACK, year + YEARS_AHEAD);
    }
}
