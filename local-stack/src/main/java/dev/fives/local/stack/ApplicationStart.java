package dev.fives.local.stack;

import dev.fives.api.ApiDocument;
import dev.fives.kit.app.FivesApplication;
import dev.fives.kit.time.BusinessClock;
import dev.fives.local.stack.clock.ClockRoutes;
import dev.fives.local.stack.clock.MovableBusinessClock;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.reactive.function.server.RouterFunction;

/** Runs an application as it is, with what only a local stack adds. */
final class ApplicationStart {

    /** Who may move the clock; only a local stack has one. */
    private static final String LOCAL_CONTRACT = "local-stack";

    private ApplicationStart() {}

    static ConfigurableApplicationContext run(
            Part part, List<String> settings, MovableBusinessClock clock, Control control) {
        var application = FivesApplication.prepare(mainClass(part), part.service());
        application.setRegisterShutdownHook(false); // the stack stops its parts in order
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(context -> contribute(part, (GenericApplicationContext) context, clock, control));
        return application.run(settings.toArray(String[]::new));
    }

    private static void contribute(
            Part part, GenericApplicationContext context, MovableBusinessClock clock, Control control) {
        context.registerBean("businessClock", BusinessClock.class, () -> clock);
        if (part.isGateway()) {
            context.registerBean("localContract", ApiDocument.class, () -> ApiDocument.of(LOCAL_CONTRACT));
            context.registerBean("localClock", RouterFunction.class, () -> ClockRoutes.of(control));
        }
    }

    private static Class<?> mainClass(Part part) {
        try {
            return Class.forName(part.application());
        } catch (ClassNotFoundException e) {
            throw new StackFault(part.name() + ": no class " + part.application() + " (expected: a complete build)", e);
        }
    }
}
