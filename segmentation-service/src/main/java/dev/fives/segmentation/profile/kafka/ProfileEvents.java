package dev.fives.segmentation.profile.kafka;

import dev.fives.contracts.EventTypes;
import dev.fives.contracts.Topic;
import dev.fives.contracts.customer.CustomerAttributes;
import dev.fives.contracts.customer.CustomerChanged;
import dev.fives.contracts.customer.CustomerDeleted;
import dev.fives.contracts.purchase.PurchaseChanged;
import dev.fives.kit.events.listener.ReceivedEvent;
import dev.fives.kit.events.listener.Subscription;
import dev.fives.segmentation.profile.app.ApplyCustomer;
import dev.fives.segmentation.profile.app.ApplyPurchase;
import dev.fives.segmentation.profile.app.PurchaseFact;
import dev.fives.segmentation.profile.model.Attributes;
import dev.fives.segmentation.profile.model.Basket;
import dev.fives.segmentation.profile.model.CustomField;
import dev.fives.segmentation.profile.model.Purchase;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Purchases by memory of facts, customers by memory of sequence. */
public final class ProfileEvents {

    private static final String GROUP = "segmentation";

    private final ApplyPurchase purchases;
    private final ApplyCustomer customers;

    public ProfileEvents(ApplyPurchase purchases, ApplyCustomer customers) {
        this.purchases = purchases;
        this.customers = customers;
    }

    public Subscription purchaseSubscription() {
        return new Subscription(
                GROUP,
                Topic.PURCHASE,
                Map.of(EventTypes.PURCHASE_RECORDED, this::purchase, EventTypes.PURCHASE_REFUNDED, this::purchase),
                false);
    }

    public Subscription customerSubscription() {
        return new Subscription(
                GROUP,
                Topic.CUSTOMER,
                Map.of(
                        EventTypes.CUSTOMER_CREATED, this::customer,
                        EventTypes.CUSTOMER_UPDATED, this::customer,
                        EventTypes.CUSTOMER_DELETED, this::deleted,
                        EventTypes.CUSTOMER_RESTORED, this::customer),
                true);
    }

    private Mono<Void> purchase(ReceivedEvent event) {
        var data = event.dataAs(PurchaseChanged.class);
        var purchase = new Purchase(
                data.purchaseId(),
                data.version(),
                data.at().truncatedTo(ChronoUnit.MILLIS),
                data.total().value(),
                data.net().value(),
                data.total().currency(),
                basket(data));
        return purchases.apply(new PurchaseFact(event.id(), data.customerId(), purchase));
    }

    /** Pieces of one article at several prices are one item. */
    private static Basket basket(PurchaseChanged data) {
        var items = new LinkedHashMap<List<String>, Basket.Item>();
        for (var line : data.lines()) {
            var amount = new BigDecimal(line.unitPrice()).multiply(BigDecimal.valueOf(line.quantity()));
            var item = new Basket.Item(line.sku(), line.category(), line.brand(), amount);
            items.merge(
                    Stream.of(line.sku(), line.category(), line.brand())
                            .map(String::valueOf)
                            .toList(),
                    item,
                    Basket.Item::plus);
        }
        return new Basket(data.channel(), data.storeId(), List.copyOf(items.values()));
    }

    private Mono<Void> customer(ReceivedEvent event) {
        var data = event.dataAs(CustomerChanged.class);
        return customers.apply(
                new ApplyCustomer.Told(data.customerId(), attributes(data.after()), false, event.sequence()),
                event.id());
    }

    private Mono<Void> deleted(ReceivedEvent event) {
        var data = event.dataAs(CustomerDeleted.class);
        return customers.apply(
                new ApplyCustomer.Told(data.customerId(), attributes(data.before()), true, event.sequence()),
                event.id());
    }

    private static String gregorian(CustomerAttributes.BirthDate birth) {
        return birth.calendar().equals("LUNAR") ? LunarDate.gregorian(birth.date()) : birth.date();
    }

    private static Attributes attributes(CustomerAttributes customer) {
        var address = Optional.ofNullable(customer.address());
        return new Attributes(
                customer.kind(),
                customer.lifecycleStage(),
                Optional.ofNullable(customer.birthDate())
                        .map(ProfileEvents::gregorian)
                        .orElse(null),
                customer.gender(),
                customer.incomeBand(),
                customer.education(),
                customer.occupation(),
                address.map(CustomerAttributes.Address::country).orElse(null),
                address.map(CustomerAttributes.Address::region).orElse(null),
                address.map(CustomerAttributes.Address::city).orElse(null),
                address.map(CustomerAttributes.Address::postalCode).orElse(null),
                customer.locale(),
                customer.timeZone(),
                customer.tags(),
                Optional.ofNullable(customer.custom()).map(CustomField::of).orElse(null));
    }
}
