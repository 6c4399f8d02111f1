package dev.fives.segmentation.config;

import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.kit.events.outbox.AggregateStores;
import dev.fives.kit.events.store.IndexSpec;
import dev.fives.kit.id.Ids;
import dev.fives.kit.time.BusinessClock;
import dev.fives.kit.time.RealClock;
import dev.fives.kit.time.Rounds;
import dev.fives.segmentation.clv.app.EstimateFit;
import dev.fives.segmentation.clv.app.FitLimits;
import dev.fives.segmentation.clv.app.FitStore;
import dev.fives.segmentation.clv.app.ReadFits;
import dev.fives.segmentation.clv.app.Refits;
import dev.fives.segmentation.clv.app.RequestFit;
import dev.fives.segmentation.clv.app.RunFits;
import dev.fives.segmentation.clv.app.SumUpSegment;
import dev.fives.segmentation.clv.mongo.MongoFits;
import dev.fives.segmentation.profile.app.ProfileQueries;
import dev.fives.segmentation.profile.app.PurchaseHistory;
import dev.fives.segmentation.profile.mongo.MongoPurchaseHistory;
import dev.fives.segmentation.scan.app.Scans;
import dev.fives.segmentation.segment.app.Segments;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The parts that deal with customer lifetime value. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClvProperties.class)
class ClvWiring {

    @Bean
    FitStore fitStore(AggregateStores stores) {
        return new MongoFits(stores);
    }

    @Bean
    IndexSpec fitIndexes() {
        return MongoFits.indexes();
    }

    @Bean
    FitLimits fitLimits(ClvProperties properties) {
        return properties.limits();
    }

    @Bean
    PurchaseHistory purchaseHistory(MongoDatabase database) {
        return new MongoPurchaseHistory(database);
    }

    @Bean
    RequestFit requestFit(FitStore fits, ClvProperties properties, Ids ids, BusinessClock business, RealClock real) {
        return new RequestFit(fits, properties.limits(), properties.timeZone(), ids, business, real);
    }

    @Bean
    ReadFits readFits(FitStore fits, PurchaseHistory purchases) {
        return new ReadFits(fits, purchases);
    }

    @Bean
    SumUpSegment sumUpSegment(
            ReadFits fits,
            Segments segments,
            ProfileQueries profiles,
            PurchaseHistory purchases,
            Scans scans,
            FitLimits limits) {
        return new SumUpSegment(fits, segments, profiles, purchases, scans, limits.membersMax());
    }

    /** One thread: a fit may take all the time that one gives it, and never that of requests and listeners. */
    @Bean(destroyMethod = "dispose")
    Scheduler fitting() {
        return Schedulers.newSingle("fitting", true);
    }

    @Bean
    EstimateFit estimateFit(PurchaseHistory purchases, BusinessClock clock, Scheduler fitting, FitLimits limits) {
        return new EstimateFit(purchases, clock, fitting, limits.customersMax());
    }

    @Bean
    Rounds fitRuns(FitStore fits, EstimateFit estimate, RealClock clock, Ids ids, ClvProperties properties) {
        var runs = new RunFits(fits, estimate, clock, properties.timeMax(), ids.next("ins"));
        return new Rounds("fits", properties.poll(), runs::step);
    }

    @Bean
    Rounds refits(RequestFit request, ClvProperties properties) {
        var refits = new Refits(request, properties.refitEveryDays());
        return new Rounds("refits", properties.poll(), refits::tick);
    }
}
