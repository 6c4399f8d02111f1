package dev.fives.loyalty.care.app;

import dev.fives.loyalty.care.model.CarePlan;
import dev.fives.loyalty.care.model.CareProfile;
import dev.fives.loyalty.care.model.CustomerCalendar;
import dev.fives.loyalty.earning.app.SegmentsOf;
import dev.fives.loyalty.earning.model.Memberships;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Whether plans are for a customer, as far as was heard of it. Reads no more than the plans in hand ask for. */
public final class WhomPlansAreFor {
    private static final CareProfile UNKNOWN = new CareProfile(0, false, null, null, null, null);

    private final CustomerCalendars calendars;
    private final SegmentsOf segments;
    private final ZoneId zone;

    /** @param zone of customers whose own nobody knows */
    public WhomPlansAreFor(CustomerCalendars calendars, SegmentsOf segments, ZoneId zone) {
        this.calendars = calendars;
        this.segments = segments;
        this.zone = zone;
    }

    /** A customer as plans see it. */
    record Known(CareProfile profile, Set<String> segments, ZoneId zone) {

        boolean isMeantBy(CarePlan plan) {
            String segmentId = plan.terms().segmentId();
            return (segmentId == null || segments.contains(segmentId))
                    && plan.terms().isFor(profile.country(), profile.region());
        }
    }

    Mono<Known> of(String customerId, List<CarePlan> plans) {
        return Mono.zip(
                profile(customerId, plans),
                segments(customerId, plans),
                (profile, inside) -> new Known(profile, inside, profile.zone(zone)));
    }

    /** Whether anything but what happened to it was heard of the customer. */
    Mono<Boolean> isHeardOf(String customerId) {
        return calendars.find(customerId).hasElement();
    }

    /** Segments of those who are in any; nobody is asked where no plan asks. */
    Mono<Map<String, Memberships>> segments(Collection<String> customerIds, Collection<CarePlan> plans) {
        return asksForSegments(plans) ? segments.ofAll(customerIds) : Mono.just(Map.of());
    }

    private Mono<Set<String>> segments(String customerId, List<CarePlan> plans) {
        return asksForSegments(plans) ? segments.of(customerId).map(Memberships::inside) : Mono.just(Set.of());
    }

    private Mono<CareProfile> profile(String customerId, List<CarePlan> plans) {
        return plans.stream().anyMatch(plan -> plan.terms().asksWhere())
                ? calendars.find(customerId).map(CustomerCalendar::profile).defaultIfEmpty(UNKNOWN)
                : Mono.just(UNKNOWN);
    }

    private static boolean asksForSegments(Collection<CarePlan> plans) {
        return plans.stream().anyMatch(plan -> plan.terms().segmentId() != null);
    }
}
