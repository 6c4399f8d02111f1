package dev.fives.customer.customer.app;

import dev.fives.customer.customer.model.CustomerLimits;
import dev.fives.customer.customer.model.ExternalId;
import dev.fives.customer.customer.model.Identifier;
import dev.fives.customer.customer.model.PhoneFormat;
import dev.fives.customer.customer.model.Texts;
import dev.fives.kit.problem.ProblemException;
import dev.fives.kit.problem.Problems;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds the customer that a value names, in whatever form the value is written. */
public class FindByIdentifier {
    private final Customers customers;
    private final PhoneFormat phones;
    private final CustomerLimits limits;

    public FindByIdentifier(Customers customers, PhoneFormat phones, CustomerLimits limits) {
        this.customers = customers;
        this.phones = phones;
        this.limits = limits;
    }

    /** The id of the customer, by exactly one of the values; empty if nobody lists it. */
    public Mono<String> find(@Nullable String phone, @Nullable String email, @Nullable String externalId) {
        if (Stream.of(phone, email, externalId).filter(Objects::nonNull).count() != 1) {
            return Mono.error(new ProblemException(
                    Problems.MALFORMED, "query: not one identifier (expected: one of phone, email, externalId)"));
        }
        return Mono.justOrEmpty(identifier(phone, email, externalId)).flatMap(customers::idOf);
    }

    private @Nullable Identifier identifier(
            @Nullable String phone, @Nullable String email, @Nullable String externalId) {
        if (phone != null) {
            // a plus of a query arrives as a space
            String number = phone.startsWith(" ") ? "+" + phone.strip() : phone;
            return phones.e164(number, limits.phoneRegion())
                    .map(Identifier::phone)
                    .orElse(null);
        }
        if (email != null) {
            return Texts.email(email)
                    .map(address -> Identifier.email(address.toLowerCase(Locale.ROOT)))
                    .orElse(null);
        }
        return external(Objects.requireNonNull(externalId));
    }

    private static Identifier external(String text) {
        int colon = text.indexOf(':');
        String id = colon < 1 ? null : Texts.clean(text.substring(colon + 1));
        if (id == null) {
            throw new ProblemException(Problems.MALFORMED, "externalId: no system in it (expected: system:id)");
        }
        return Identifier.external(new ExternalId(text.substring(0, colon), id));
    }
}
