package dev.fives.acceptance.chaos;

/** The programme, in the order in which it is run: what writes dead letters or repeats comes last. */
enum FaultRun {
    F0("no fault: nothing is told twice", false),
    F1("kill -9 of each service and the gateway under load", true),
    F12("SIGTERM under load", false),
    F2("the broker is killed", false),
    F5("the link to the broker freezes", false),
    F3("the store is killed", true),
    F4("the link to the store freezes, is cut, is slow", false),
    F11("a dead and a slow service behind the gateway", false),
    F8("a service of one, three and one instances, with kills", false),
    F10("business time goes back and forth", false),
    F9("the broker's disk is full", false),
    F6("everything three times, and all topics from the beginning", false),
    F7("hostile records", false);

    private final String title;
    private final boolean inShortForm;

    FaultRun(String title, boolean inShortForm) {
        this.title = title;
        this.inShortForm = inShortForm;
    }

    String title() {
        return title;
    }

    void run(Bench bench) {
        switch (this) {
            case F0 -> Calm.run(bench);
            case F1 -> Kills.run(bench);
            case F2 -> BrokerAway.killed(bench);
            case F3 -> StoreAway.killed(bench);
            case F4 -> StoreAway.unreachable(bench);
            case F5 -> BrokerAway.frozen(bench);
            case F6 -> Replays.run(bench);
            case F7 -> Hostile.run(bench);
            case F8 -> Instances.run(bench);
            case F9 -> DiskFull.run(bench);
            case F10 -> ClockSteps.run(bench);
            case F11 -> Backends.run(bench);
            case F12 -> Stops.run(bench);
        }
    }

    /** What hostile records leave behind is no event: their run checks for itself. */
    boolean leavesEventsAlone() {
        return this != F7;
    }

    boolean isInShortForm() {
        return inShortForm;
    }
}
