package dev.fives.acceptance.chaos;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Customers who buy, give back, are tagged, ask and praise; what each round does is drawn from the seed. */
final class Workload {

    private final Commander commander;
    private final long seed;
    private final boolean allServices;
    private final Map<Integer, String> customers = new ConcurrentHashMap<>();
    private final AtomicInteger rounds = new AtomicInteger();

    /** @param allServices false where there is no ticket-service and no feedback-service */
    Workload(Commander commander, long seed, boolean allServices) {
        this.commander = commander;
        this.seed = seed;
        this.allServices = allServices;
    }

    /** One command; all customers first, then rounds. */
    void createCustomer(int number) {
        customers.put(number, commander.createCustomer(random(-1 - number), number));
    }

    String customer(int number) {
        return customers.get(number);
    }

    void nextRound() {
        round(rounds.getAndIncrement());
    }

    /** Three commands: a purchase, a part of it given back, and a tag or another part given back; now and then more. */
    void round(int number) {
        RandomGenerator random = random(number);
        String customer = customers.get(random.nextInt(customers.size()));
        String purchase = commander.buy(random, customer);
        if (random.nextInt(3) == 0) {
            commander.tag(random, customer);
        } else {
            commander.refund(random, purchase);
        }
        commander.refund(random, purchase);
        if (allServices) {
            switch (random.nextInt(4)) {
                case 0 -> commander.ask(random, customer);
                case 1 -> commander.praise(random, customer);
                default -> {}
            }
        }
    }

    private RandomGenerator random(int number) {
        return new SplittableRandom(seed + number);
    }
}
