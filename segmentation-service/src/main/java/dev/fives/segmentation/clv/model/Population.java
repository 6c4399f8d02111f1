package dev.fives.segmentation.clv.model;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All customers that a fit sees. */
public record Population(List<Transactions> customers) {

    public Population {
        customers = List.copyOf(customers);
    }

    public List<History> histories() {
        return customers.stream().map(Transactions::history).toList();
    }

    public long repeatCustomers() {
        return customers.stream()
                .filter(customer -> customer.history().repeats() > 0)
                .count();
    }

    public long repeatTransactions() {
        return customers.stream()
                .mapToLong(customer -> customer.history().repeats())
                .sum();
    }

    /** In which most of them come again; the first by its code among equals. Empty where nobody does. */
    public Optional<String> currency() {
        Comparator<Map.Entry<String, Long>> most = Map.Entry.comparingByValue();
        return customers.stream()
                .map(Transactions::currency)
                .filter(Objects::nonNull)
                .collect(groupingBy(currency -> currency, counting()))
                .entrySet()
                .stream()
                .max(most.thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** Of those who come again, in {@link #currency}. */
    public List<Spend> spends() {
        String currency = currency().orElse(null);
        return customers.stream()
                .flatMap(customer -> customer.spend(currency).stream())
                .filter(spend -> spend.transactions() > 0)
                .toList();
    }
}
