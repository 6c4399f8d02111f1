package dev.fives.acceptance.chaos;

import dev.fives.acceptance.Api.Answer;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * F9: no file of the broker may grow. (A limit on the process, which needs no rights: its writes fail as on a full disk.)
 * Writes go on until a document's outbox is full, and nothing is lost when there is room again.
 */
final class DiskFull {

    private static final String RUN = "F9";
    private static final int MOST = 700;
    private static final int CAP = 500;
    private static final double DRAINED_SECONDS = 30;

    private DiskFull() {}

    static void run(Bench bench) {
        bench.awaitQuiet(System.nanoTime());
        if (!limitFiles(bench, "0")) {
            bench.report.skipped(RUN, "prlimit is not there (util-linux)");
            return;
        }
        String customer = bench.workload.customer(0);
        // by the version: what was answered late, with 504, may have been done
        long before = bench.commander.version(customer);
        Answer last = bench.commander.tagOnce(customer);
        for (int more = 1; more < MOST && !isAtTheCap(last); more++) {
            last = bench.commander.tagOnce(customer);
        }
        long accepted = bench.commander.version(customer) - before;
        bench.report.promise(RUN, "writes of one customer until refused (G15)", "" + CAP, accepted, accepted == CAP);
        bench.report.promise(
                RUN,
                "the refusal (G15)",
                "503, Retry-After",
                last.status() + ", " + last.header("retry-after"),
                isAtTheCap(last) && !last.header("retry-after").isEmpty());
        limitFiles(bench, "unlimited");
        bench.stack.kill("broker");
        bench.stack.restart("broker");
        long back = System.nanoTime();
        bench.report.seconds(RUN, "drained when there is room again (G15)", DRAINED_SECONDS, bench.awaitQuiet(back));
    }

    private static boolean isAtTheCap(Answer answer) {
        return answer.status() == 503 && answer.body().path("code").asString("").equals("too-many-pending");
    }

    /** The soft limit alone, so that it can be lifted again. */
    private static boolean limitFiles(Bench bench, String bytes) {
        String pid = bench.stack.address("broker").path("pid").asString();
        try {
            Process limit = new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + bytes + ":").start();
            return limit.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
