package dev.fives.feedback;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The feedback service: as small as a health answer yet. */
@SpringBootApplication
public class FeedbackApplication {
    public static void main(String[] args) {
        FivesApplication.run(FeedbackApplication.class, "feedback-service", args);
    }
}
