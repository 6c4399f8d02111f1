package dev.fives.segmentation;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Profiles, RFM, frequency bands and segments of all customers. */
@SpringBootApplication
public class SegmentationApplication {

    /** Names the configuration file and the application. */
    public static final String NAME = "segmentation-service";

    public static void main(String[] args) {
        FivesApplication.run(SegmentationApplication.class, NAME, args);
    }
}
