package dev.fives.loyalty.care.model;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All plans and all feasts of one's own, in one document: whoever goes by it goes by one state of both.
 *
 * @param epoch counts the changes that make other occasions; what was worked out under an older one is worked out again
 */
public record CareBook(List<CarePlan> plans, List<OwnCalendar> calendars, long epoch) {
    public CareBook {
        plans = List.copyOf(plans);
        calendars = List.copyOf(calendars);
    }

    /** Until somebody changes it. */
    public static CareBook shipped(List<CarePlan> plans) {
        return new CareBook(plans, List.of(), 0);
    }

    public Optional<CarePlan> plan(String planId) {
        return plans.stream().filter(plan -> plan.planId().equals(planId)).findFirst();
    }

    public Optional<OwnCalendar> calendar(String calendarId) {
        return calendars.stream()
                .filter(calendar -> calendar.calendarId().equals(calendarId))
                .findFirst();
    }

    /** Those that make a task of what happened, in the order of their ids. */
    public Stream<CarePlan> reactingTo(PlanTrigger trigger, Instant at) {
        return plans.stream().filter(plan -> plan.reactsTo(trigger, at));
    }

    /** Those that time alone works for. */
    Stream<CarePlan> byCalendar() {
        return plans.stream()
                .filter(CarePlan::enabled)
                .filter(plan -> plan.terms().trigger().isByCalendar());
    }

    /** Added, or in the place of the one with the same id. */
    public CareBook with(CarePlan plan) {
        List<CarePlan> next = new ArrayList<>(without(plan.planId()).plans);
        next.add(plan);
        return changed(next, calendars);
    }

    public CareBook changed(CarePlan plan, long version, PlanTerms terms, boolean enabled, Instant now) {
        return with(plan.with(version, terms, enabled, now));
    }

    public CareBook without(String planId) {
        return changed(
                plans.stream().filter(plan -> !plan.planId().equals(planId)).toList(), calendars);
    }

    public CareBook with(OwnCalendar calendar) {
        List<OwnCalendar> next = new ArrayList<>(withoutCalendar(calendar.calendarId()).calendars);
        next.add(calendar);
        return changed(plans, next);
    }

    public CareBook withoutCalendar(String calendarId) {
        return changed(
                plans,
                calendars.stream()
                        .filter(calendar -> !calendar.calendarId().equals(calendarId))
                        .toList());
    }

    private CareBook changed(List<CarePlan> nextPlans, List<OwnCalendar> nextCalendars) {
        CareBook next = new CareBook(nextPlans, nextCalendars, epoch);
        return next.occasions().equals(occasions()) ? next : new CareBook(nextPlans, nextCalendars, epoch + 1);
    }

    /** What decides when time alone makes a task. */
    private Set<Object> occasions() {
        Stream<Object> times =
                byCalendar().map(plan -> List.of(Schedule.of(plan.planId(), plan.terms()), plan.since()));
        return Stream.concat(times, calendars.stream().map(OwnCalendar::days)).collect(toSet());
    }
}
