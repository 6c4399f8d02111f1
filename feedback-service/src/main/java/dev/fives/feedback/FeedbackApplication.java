package dev.fives.feedback;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The feedback service: what customers are asked, and what they say. */
@SpringBootApplication
public class FeedbackApplication {
    /** Names the configuration file and the application. */
    public static final String NAME = "feedback-service";

    public static void main(String[] args) {
        FivesApplication.run(FeedbackApplication.class, NAME, args);
    }
}
