package dev.fives.segmentation;

import dev.fives.kit.app.FivesApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Profiles, RFM, frequency bands and segments of all customers. */
@SpringBootApplication
public class SegmentationApplication {

    public static void main(String[] args) {
        FivesApplication.run(SegmentationApplication.class, "segmentation-service", args);
    }
}
