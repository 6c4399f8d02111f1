package dev.fives.acceptance.chaos;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Customers who buy, give back and are tagged; what each round does is drawn from the seed. */
final class Workload {

    private final Commander commander;
    private final long seed;
    private final Map<Integer, String> customers = new ConcurrentHashMap<>();

    Workload(Commander commander, long seed) {
        this.commander = commander;
        this.seed = seed;
    }

    /** One command; all customers first, then rounds. */
    void createCustomer(int number) {
        customers.put(number, commander.createCustomer(random(-1 - number), number));
    }

    /** Three commands: a purchase, a part of it given back, and a tag or another part given back. */
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
    }

    private RandomGenerator random(int number) {
        return new SplittableRandom(seed + number);
    }
}
