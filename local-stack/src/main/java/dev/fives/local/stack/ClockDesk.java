package dev.fives.local.stack;

import dev.fives.kit.time.RealClock;
import dev.fives.local.stack.clock.ClockCommands;
import dev.fives.local.stack.clock.ClockFile;
import dev.fives.local.stack.clock.ClockView;
import dev.fives.local.stack.clock.MovableBusinessClock;
import java.util.function.Consumer;

/** Decides where business time goes: first into the data folder, then into every running application. */
final class ClockDesk {

    private final RealClock real;
    private final MovableBusinessClock clock;
    private final ClockFile file;
    private final Consumer<String> others;

    ClockDesk(Layout layout, RealClock real, MovableBusinessClock clock, Consumer<String> others) {
        this.real = real;
        this.clock = clock;
        this.file = new ClockFile(layout.clock());
        this.others = others;
    }

    ClockView view() {
        return ClockView.of(clock.state(), real.instant());
    }

    /** Returns when all running applications have moved. */
    synchronized ClockView move(String command) {
        var next = ClockCommands.parse(command).apply(clock.state(), real.instant());
        file.write(next);
        clock.moveTo(next);
        repeat();
        return view();
    }

    synchronized void repeat() {
        others.accept(ClockFile.encode(clock.state()));
    }
}
