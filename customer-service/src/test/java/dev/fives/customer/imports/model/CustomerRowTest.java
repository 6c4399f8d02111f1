package dev.fives.customer.imports.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.customer.model.CustomerDraft;
import dev.fives.customer.customer.model.CustomerDraft.AddressDraft;
import dev.fives.customer.customer.model.CustomerDraft.BirthDateDraft;
import dev.fives.customer.customer.model.CustomerDraft.ContactPointDraft;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row of a customer file says, and what it leaves alone. */
class CustomerRowTest {
    private static final RowKey KEY = new RowKey(1, 3);
    private static final CustomerDraft NOBODY = CustomerDraft.known("crm", "7", null);

    /** Each field from a column of its own name. */
    private final CustomerRowParser parser = new CustomerRowParser(new CustomerImport(
            true,
            "crm",
            Arrays.stream(CustomerField.values()).collect(Collectors.toMap(CustomerField::key, CustomerField::key))));

    @Test
    void row_ofEveryColumnIsACustomer() {
        CustomerDraft draft = over(
                NOBODY,
                Map.ofEntries(
                        Map.entry("kind", "PERSON"),
                        Map.entry("name", " Li Wei "),
                        Map.entry("phone", "13800138000"),
                        Map.entry("email", "li@example.com"),
                        Map.entry("birthDate", "1990-01-31"),
                        Map.entry("gender", "FEMALE"),
                        Map.entry("country", "CN"),
                        Map.entry("region", "CN-SH"),
                        Map.entry("city", "Shanghai"),
                        Map.entry("postalCode", "200000"),
                        Map.entry("street", "Nanjing Rd 1"),
                        Map.entry("locale", "zh-CN"),
                        Map.entry("timeZone", "Asia/Shanghai"),
                        Map.entry("tags", "vip; ;shop")));

        assertThat(draft)
                .isEqualTo(new CustomerDraft(
                        "PERSON",
                        "Li Wei",
                        new BirthDateDraft("1990-01-31", null),
                        "FEMALE",
                        null,
                        null,
                        null,
                        List.of(new AddressDraft("CN", "CN-SH", "Shanghai", null, "200000", "Nanjing Rd 1")),
                        List.of(point("PHONE", "13800138000"), point("EMAIL", "li@example.com")),
                        NOBODY.externalIds(),
                        null,
                        null,
                        List.of("vip", "shop"),
                        null,
                        null,
                        "zh-CN",
                        "Asia/Shanghai"));
    }

    @Test
    void blankCell_leavesWhatIsThere() {
        CustomerDraft present = over(NOBODY, Map.of("name", "Li Wei", "tags", "vip", "phone", "1", "street", "A 1"));

        assertThat(over(present, Map.of("name", " ", "tags", "", "phone", "", "street", "", "gender", "")))
                .isEqualTo(present);
    }

    @Test
    void phoneAndAddress_replaceTheFirstAndKeepTheOthers() {
        CustomerDraft present = withContacts(
                List.of(
                        new AddressDraft("CN", "CN-SH", "Shanghai", "Huangpu", null, "A 1"),
                        new AddressDraft("CN", "CN-BJ", null, null, null, null)),
                List.of(point("WECHAT", "w"), point("PHONE", "1"), point("PHONE", "2"), point("EMAIL", "e@x.com")));

        CustomerDraft draft = over(present, Map.of("phone", "3", "street", "B 2"));

        assertThat(draft.contactPoints())
                .containsExactly(
                        point("WECHAT", "w"), point("PHONE", "3"), point("PHONE", "2"), point("EMAIL", "e@x.com"));
        assertThat(draft.addresses())
                .containsExactly(
                        new AddressDraft("CN", "CN-SH", "Shanghai", "Huangpu", null, "B 2"),
                        new AddressDraft("CN", "CN-BJ", null, null, null, null));
    }

    @Test
    void sharedPhone_staysSharedWhenItIsRepeated() {
        CustomerDraft present = withContacts(
                List.of(),
                List.of(new ContactPointDraft("PHONE", "+8613800138000", "138-0013-8000", null, null, true)));

        assertThat(over(present, Map.of("phone", "138-0013-8000")).contactPoints())
                .extracting(ContactPointDraft::shared)
                .containsExactly(true);
        assertThat(over(present, Map.of("phone", "13900139000")).contactPoints())
                .extracting(ContactPointDraft::shared)
                .containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({"externalId, '', blank (expected: a value)", "externalId, '  ', blank (expected: a value)"})
    void row_withoutAnExternalIdIsRejected(String field, String value, String reason) {
        assertThat(parser.parse(KEY, Map.of(field, value, "name", "x")::get))
                .isEqualTo(new RowOutcome.Rejected<>(new Rejection(KEY, field + ": " + reason)));
    }

    @Test
    void cell_thatIsTooLongIsRejectedWithItsField() {
        assertThat(parser.parse(KEY, Map.of("externalId", "7", "phone", "1".repeat(201))::get))
                .isEqualTo(
                        new RowOutcome.Rejected<>(new Rejection(KEY, "phone: 201 characters (expected: at most 200)")));
    }

    @Test
    void book_keepsTheRowsOfACustomerInTheirOrder() {
        CustomerBook book = new CustomerBook(new CustomerShare(0, 1));
        for (String id : List.of("a", "b", " a ")) {
            book.add(row(Map.of("externalId", id)));
        }

        assertThat(book.rows()).isEqualTo(3);
        assertThat(book.customers()).extracting(List::size).containsExactly(2, 1);
    }

    private static CustomerDraft withContacts(List<AddressDraft> addresses, List<ContactPointDraft> points) {
        return new CustomerDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                addresses,
                points,
                NOBODY.externalIds(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ContactPointDraft point(String type, String value) {
        return new ContactPointDraft(type, value, null, null, null, null);
    }

    private CustomerDraft over(CustomerDraft present, Map<String, String> cells) {
        Map<String, String> row = new java.util.HashMap<>(cells);
        row.put("externalId", "7");
        return row(row).over(present);
    }

    private CustomerRow row(Map<String, String> cells) {
        return ((RowOutcome.Accepted<CustomerRow>) parser.parse(KEY, cells::get)).row();
    }
}
