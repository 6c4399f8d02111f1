package dev.fives.customer.imports.model;

import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.CustomerDraft.AddressDraft;
import dev.fives.customer.customer.model.CustomerDraft.BirthDateDraft;
import dev.fives.customer.customer.model.CustomerDraft.ContactPointDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One readable row of a customer file.
 *
 * @param values by field, but for the external id; a cell that is blank is absent
 */
public record CustomerRow(RowKey key, String externalId, Map<CustomerField, String> values) {

    /**
     * The customer as this row wants it: a cell replaces its field; of several phones, e-mails and addresses it is the
     * first. Everything else stays.
     */
    public CustomerDraft over(CustomerDraft present) {
        String birthDate = values.get(CustomerField.BIRTH_DATE);
        CustomerDraft wish = new CustomerDraft(
                values.get(CustomerField.KIND),
                values.get(CustomerField.NAME),
                birthDate == null ? null : new BirthDateDraft(birthDate, null),
                values.get(CustomerField.GENDER),
                null,
                null,
                null,
                addresses(orEmpty(present.addresses())),
                contactPoints(orEmpty(present.contactPoints())),
                null,
                null,
                null,
                tags(),
                null,
                null,
                values.get(CustomerField.LOCALE),
                values.get(CustomerField.TIME_ZONE));
        return wish.over(present);
    }

    private List<AddressDraft> addresses(List<AddressDraft> present) {
        AddressDraft main =
                present.isEmpty() ? new AddressDraft(null, null, null, null, null, null) : present.getFirst();
        AddressDraft wish = new AddressDraft(
                orElse(CustomerField.COUNTRY, main.country()),
                orElse(CustomerField.REGION, main.region()),
                orElse(CustomerField.CITY, main.city()),
                main.district(),
                orElse(CustomerField.POSTAL_CODE, main.postalCode()),
                orElse(CustomerField.STREET, main.street()));
        List<AddressDraft> all = new ArrayList<>(present);
        all.subList(0, Math.min(1, all.size())).clear();
        all.addFirst(wish);
        return all;
    }

    private @Nullable String orElse(CustomerField field, @Nullable String present) {
        return values.getOrDefault(field, present);
    }

    private List<ContactPointDraft> contactPoints(List<ContactPointDraft> present) {
        List<ContactPointDraft> all = new ArrayList<>(present);
        putFirst("PHONE", values.get(CustomerField.PHONE), all);
        putFirst("EMAIL", values.get(CustomerField.EMAIL), all);
        return all;
    }

    private static void putFirst(String type, @Nullable String value, List<ContactPointDraft> points) {
        if (value == null) {
            return;
        }
        int place = IntStream.range(0, points.size())
                .filter(i -> type.equals(points.get(i).type()))
                .findFirst()
                .orElse(points.size());
        if (place == points.size()) {
            points.add(new ContactPointDraft(type, value, null, null, null, null));
        } else {
            points.set(place, in(points.get(place), value));
        }
    }

    /** A number that is known to be a family's stays one when a file repeats it. */
    private static ContactPointDraft in(ContactPointDraft present, String value) {
        boolean same = value.equals(present.value()) || value.equals(present.raw());
        return new ContactPointDraft(present.type(), value, null, null, null, same ? present.shared() : null);
    }

    private @Nullable List<String> tags() {
        String tags = values.get(CustomerField.TAGS);
        return tags == null
                ? null
                : Arrays.stream(tags.split(";")).filter(tag -> !tag.isBlank()).toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
