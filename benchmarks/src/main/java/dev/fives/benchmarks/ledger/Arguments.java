package dev.fives.benchmarks.ledger;

/** Of a run, by their place. */
public final class Arguments {
    private Arguments() {}

    public static int number(String[] args, int place, int otherwise) {
        return args.length > place ? Integer.parseInt(args[place]) : otherwise;
    }
}
