package dev.fives.local.stack;

import dev.fives.local.broker.LocalBroker;
import dev.fives.local.broker.LocalBrokerConfig;
import dev.fives.local.broker.LocalBrokerException;
import dev.fives.local.stack.clock.MovableBusinessClock;
import dev.fives.local.store.LocalStore;
import dev.fives.local.store.LocalStoreConfig;
import java.util.function.BooleanSupplier;

/** Starts parts in this JVM: all of them in a small stack, one of them in a process of its own. */
final class InThisJvm implements PartHost {

    private final Layout layout;
    private final AddressBook addresses;
    private final Control control;
    private final MovableBusinessClock clock;

    InThisJvm(Layout layout, AddressBook addresses, Control control, MovableBusinessClock clock) {
        this.layout = layout;
        this.addresses = addresses;
        this.control = control;
        this.clock = clock;
    }

    @Override
    public Running start(Part part) {
        var address = addresses.of(part.name());
        return switch (part.kind()) {
            case STORE -> store(address);
            case BROKER -> broker(address);
            case APPLICATION -> application(part, address);
        };
    }

    private Running store(PartAddress address) {
        try {
            var store = LocalStore.open(new LocalStoreConfig(layout.store(), address.port(), false));
            return running(() -> true, store::close);
        } catch (RuntimeException e) {
            throw new StackFault("store: " + layout.store() + " cannot be opened: " + StackFault.reason(e), e);
        }
    }

    private Running broker(PartAddress address) {
        try {
            var users = BrokerAccounts.openOrCreate(layout.keys()).users();
            var broker =
                    LocalBroker.start(new LocalBrokerConfig(layout.broker(), address.port(), address.viaPort(), users));
            return running(() -> true, broker::close);
        } catch (LocalBrokerException e) {
            throw new StackFault(String.valueOf(e.getMessage()), e);
        }
    }

    private Running application(Part part, PartAddress address) {
        try {
            var context = ApplicationStart.run(part, AppSettings.of(part, layout, addresses), clock, control);
            Readiness.await(address, context::isActive);
            return running(context::isActive, context::close);
        } catch (StackFault e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StackFault(part.name() + ": did not start: " + StackFault.reason(e), e);
        }
    }

    private static Running running(BooleanSupplier alive, Runnable stop) {
        return new Running() {
            @Override
            public long pid() {
                return ProcessHandle.current().pid();
            }

            @Override
            public boolean alive() {
                return alive.getAsBoolean();
            }

            @Override
            public void stop() {
                stop.run();
            }
        };
    }
}
