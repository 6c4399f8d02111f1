package dev.fives.customer.inbound.app;

import dev.fives.contracts.commerce.UsageReported;
import dev.fives.customer.usage.app.RecordUsage;
import dev.fives.customer.usage.app.UsageDraft;
import reactor.core.publisher.Mono;

/** What a customer did in another system becomes usage of ours. Memory: its id comes from the event's source and id. */
public class TakeUsage {
    private final ForeignCustomers customers;
    private final RecordUsage record;

    public TakeUsage(ForeignCustomers customers, RecordUsage record) {
        this.customers = customers;
        this.record = record;
    }

    public Mono<Void> take(String source, String eventId, UsageReported usage) {
        return customers
                .idOf(usage.system(), usage.customerExternalId())
                .flatMap(customerId -> record.reported(
                        source,
                        eventId,
                        customerId,
                        usage.system(),
                        new UsageDraft(usage.name(), usage.props(), usage.at())))
                .onErrorResume(
                        ForeignCustomers::isNotThere,
                        refusal -> record.reported(source, eventId).switchIfEmpty(Mono.error(refusal)))
                .then();
    }
}
