package dev.fives.segmentation.config;

import dev.fives.segmentation.analytics.app.AnalyticsLimits;
import dev.fives.segmentation.analytics.model.AssociationWish;
import dev.fives.segmentation.analytics.model.GroupSettings;
import dev.fives.segmentation.analytics.model.PeakSettings;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Settings of analytics; values and reasons stand in {@code segmentation-service.yml}. */
@ConfigurationProperties("fives.segmentation.analytics")
record AnalyticsProperties(
        ZoneId timeZone,
        int purchaseEntriesMax,
        int cohortEntriesMax,
        int customersMax,
        int habitEntriesMax,
        int daysMax,
        double significance,
        Peaks peaks,
        Associations associations,
        Groups groups,
        int breaksMax) {

    record Peaks(double liftMin, int hoursMax, int most) {}

    record Associations(double supportMin, double confidenceMin, int itemsMax, int most) {}

    record Groups(double shareMin, int traitsMax, int most) {}

    AnalyticsLimits limits() {
        return new AnalyticsLimits(timeZone, purchaseEntriesMax, customersMax, daysMax);
    }

    PeakSettings peakSettings() {
        return new PeakSettings(significance, peaks.liftMin(), peaks.hoursMax(), peaks.most());
    }

    AssociationWish associationWish() {
        return new AssociationWish(
                associations.supportMin(),
                associations.confidenceMin(),
                significance,
                associations.itemsMax(),
                associations.most());
    }

    GroupSettings groupSettings() {
        return new GroupSettings(groups.shareMin(), groups.traitsMax(), significance, groups.most());
    }
}
