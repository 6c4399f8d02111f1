package dev.fives.segmentation.analytics.mongo;

import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.fives.segmentation.analytics.app.People;
import dev.fives.segmentation.analytics.model.Person;
import dev.fives.segmentation.analytics.model.Trait;
import dev.fives.segmentation.profile.mongo.MongoProfileQueries;
import dev.fives.segmentation.scan.app.Scans;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import reactor.core.publisher.Flux;

/** From the profiles. */
public final class MongoPeople implements People {

    private static final int BATCH = 1_000;
    private static final String STATE = "state";
    private static final Map<Trait, String> FIELDS = Map.of(
            Trait.GENDER, "gender",
            Trait.INCOME_BAND, "incomeBand",
            Trait.EDUCATION, "education",
            Trait.OCCUPATION, "occupation",
            Trait.CITY, "city");

    private final MongoCollection<Document> profiles;

    public MongoPeople(MongoDatabase database) {
        this.profiles = database.getCollection(MongoProfileQueries.COLLECTION);
    }

    @Override
    public Flux<Person> all(LocalDate today, int most) {
        return Flux.from(profiles.find()
                        .projection(new Document("state.attributes", 1).append("state.deleted", 1))
                        .limit(most + 1)
                        .batchSize(BATCH))
                .index()
                .<Document>handle((profile, sink) -> {
                    if (profile.getT1() < most) {
                        sink.next(profile.getT2());
                    } else {
                        sink.error(Scans.refused("customers: more than " + most + " (expected: at most as many)"));
                    }
                })
                .filter(profile -> profile.get(STATE, Document.class) != null
                        && !profile.get(STATE, Document.class).getBoolean("deleted", false))
                .map(profile -> person(profile, today));
    }

    private static Person person(Document profile, LocalDate today) {
        var attributes = Optional.ofNullable(profile.get(STATE, Document.class).get("attributes", Document.class));
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        attributes.ifPresent(known -> FIELDS.forEach(
                (trait, field) -> Optional.ofNullable(known.getString(field)).ifPresent(it -> traits.put(trait, it))));
        attributes
                .map(known -> known.getString("birthDate"))
                .flatMap(birthDate -> age(birthDate, today))
                .ifPresent(years -> traits.put(Trait.AGE, Person.ageBand(years)));
        return new Person(profile.getString("_id"), traits);
    }

    private static Optional<Integer> age(String birthDate, LocalDate today) {
        try {
            return Optional.of((int) ChronoUnit.YEARS.between(LocalDate.parse(birthDate), today))
                    .filter(years -> years >= 0);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
