package dev.fives.segmentation.analytics.app;

import dev.fives.segmentation.analytics.model.CustomerGroup;
import dev.fives.segmentation.analytics.model.CustomerSales;
import dev.fives.segmentation.analytics.model.GroupSettings;
import dev.fives.segmentation.analytics.statistics.GroupSearch;
import dev.fives.segmentation.scan.app.Scans;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Who the typical customers are. */
public final class ReadMainGroups {

    private final SalesHistory history;
    private final People people;
    private final Scans scans;
    private final AnalyticsLimits limits;
    private final GroupSettings settings;

    public ReadMainGroups(
            SalesHistory history, People people, Scans scans, AnalyticsLimits limits, GroupSettings settings) {
        this.history = history;
        this.people = people;
        this.scans = scans;
        this.limits = limits;
        this.settings = settings;
    }

    /**
     * @param buyers who bought in the period
     * @param everybody who is known now
     */
    public record Answer(Period period, long buyers, long everybody, List<CustomerGroup> groups) {}

    public Mono<Answer> read(Period period) {
        return scans.inTurn(thread -> history.between(period.start(), period.end(), false, limits.entriesMax())
                .map(CustomerSales::customerId)
                .collect(Collectors.toSet())
                .flatMap(buyers -> search(period, buyers, thread)));
    }

    private Mono<Answer> search(Period period, Set<String> buyers, Scheduler thread) {
        return people.all(period.to(), limits.customersMax())
                .publishOn(thread)
                .collect(
                        () -> new GroupSearch(settings),
                        (search, person) -> search.add(person, buyers.contains(person.customerId())))
                .map(search -> new Answer(period, search.buyers(), search.everybody(), groups(search)));
    }

    private static List<CustomerGroup> groups(GroupSearch search) {
        return search.buyers() == 0 ? List.of() : search.groups();
    }
}
