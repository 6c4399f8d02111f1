package dev.fives.customer.customer.model;

import static dev.fives.customer.customer.model.CustomerFixture.complaints;
import static dev.fives.customer.customer.model.CustomerFixture.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerRulesTest {

    @Test
    void customer_isBroughtIntoItsNormalForm() {
        Customer customer = customer("""
                {"name":"  王　 芳\\t","locale":"zh-cn","tags":["vip","a","vip"],
                 "contactPoints":[{"type":"PHONE","value":"138 0013 8000"},{"type":"EMAIL","value":" Wang@EXAMPLE.com "},
                                  {"type":"PHONE","value":"+86 13800138000"}],
                 "addresses":[{"country":"China","region":"上海市"},{"region":"Shanghai"},{"country":"UK","region":"Kent"}]}
                """);

        assertThat(customer.name()).isEqualTo("王 芳");
        assertThat(customer.locale()).isEqualTo("zh-CN");
        assertThat(customer.tags()).containsExactly("a", "vip");
        assertThat(customer.contactPoints())
                .extracting(ContactPoint::value)
                .containsExactly("+8613800138000", "Wang@example.com");
        assertThat(customer.contactPoints().getFirst().raw()).isEqualTo("138 0013 8000");
        assertThat(customer.addresses()).extracting(Address::region).containsExactly("CN-SH", "CN-SH", "Kent");
        assertThat(customer.addresses()).extracting(Address::country).containsExactly("CN", "CN", "GB");
    }

    /** Each of them was a 500 once. */
    @Test
    void absentElementsAndEndlessNumbers_areRefused() {
        assertThat(complaints("""
                {"name":"x","tags":[null],"addresses":[null],"contactPoints":[null],"externalIds":[null],
                 "custom":{"size":1e400}}
                """)).hasSize(5).anyMatch(complaint -> complaint.startsWith("/custom/size"));
    }

    /** Milliseconds sent as seconds: no store keeps such a date. */
    @Test
    void verification_ofNoYearOfOursIsRefused() {
        assertThat(complaints("""
                {"name":"x","contactPoints":[
                 {"type":"EMAIL","value":"a@b.org","verifiedAt":"+292278994-08-17T07:12:55.807Z"},
                 {"type":"EMAIL","value":"c@b.org","verifiedAt":"1969-12-31T23:59:59Z"},
                 {"type":"EMAIL","value":"d@b.org","verifiedAt":"2026-03-01T10:00:00Z"}]}
                """))
                .extracting(complaint -> complaint.substring(0, complaint.indexOf(' ')))
                .containsExactly("/contactPoints/0/verifiedAt", "/contactPoints/1/verifiedAt");
    }

    @Test
    void contactAsItWasEntered_isBoundedToo() {
        assertThat(complaints("""
                {"name":"x","contactPoints":[{"type":"EMAIL","value":"a@b.org","raw":"%s"}]}
                """.formatted("r".repeat(201))))
                .extracting(complaint -> complaint.substring(0, complaint.indexOf(' ')))
                .containsExactly("/contactPoints/0/raw");
    }

    @Test
    void phone_takesItsPlanFromLocaleThenAddressThenConfiguration() {
        assertThat(phone("\"locale\":\"en-US\"", "(650) 253-0000")).isEqualTo("+16502530000");
        assertThat(phone("\"locale\":\"en\",\"addresses\":[{\"country\":\"United Kingdom\"}]", "020 7946 0018"))
                .isEqualTo("+442079460018");
        assertThat(phone("\"name\":\"x\"", "13800138000")).isEqualTo("+8613800138000");
    }

    @Test
    void draft_hearsOfEverythingAtOnce() {
        assertThat(complaints("""
                                {"kind":"X","gender":"Y","birthDate":{"date":"2025-02-29"},"timeZone":"Mars",
                                 "contactPoints":[{"type":"PHONE","value":"+8613800138000"},{"type":"EMAIL","value":"foo"},{"value":"1"}],
                                 "externalIds":[{"system":"a b","id":""}],"custom":{"1x":1,"ok":{}}}
                                """))
                .contains("/contactPoints/1/value email: foo (expected: name@host)")
                .extracting(complaint -> complaint.substring(0, complaint.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "/kind",
                        "/gender",
                        "/birthDate/date",
                        "/timeZone",
                        "/contactPoints/1/value",
                        "/contactPoints/2/type",
                        "/externalIds/0/system",
                        "/externalIds/0/id",
                        "/custom",
                        "/custom/ok");
    }

    @Test
    void draft_hasToSaySomebody() {
        assertThat(complaints("{}"))
                .containsExactly("/name name: absent (expected: a name, a contact point or an external id)");
    }

    @Test
    void limits_areKept() {
        String points = String.join(",", Collections.nCopies(51, "{\"type\":\"OTHER\",\"value\":\"x\"}"));
        assertThat(complaints("{\"name\":\"x\",\"contactPoints\":[" + points + "]}"))
                .containsExactly("/contactPoints contactPoints: 51 elements (expected: at most 50)");
        assertThat(complaints(
                        "{\"externalIds\":[{\"system\":\"a\",\"id\":\"1\"}],\"name\":\"" + "x".repeat(201) + "\"}"))
                .containsExactly("/name name: 201 characters (expected: at most 200)");
    }

    @Test
    void birthDate_ofTheLunarCalendarMayBeAThirtiethOfTheSecondMonth() {
        assertThat(customer("{\"name\":\"x\",\"birthDate\":{\"date\":\"1996-02-30\",\"calendar\":\"LUNAR\"}}")
                        .birthDate())
                .isEqualTo(new BirthDate("1996-02-30", BirthDate.Calendar.LUNAR));
        assertThat(complaints("{\"name\":\"x\",\"birthDate\":{\"date\":\"1996-02-30\"}}"))
                .hasSize(1);
        assertThat(complaints("{\"name\":\"x\",\"birthDate\":{\"date\":\"2026-03-03\"}}"))
                .hasSize(1);
    }

    @Test
    void change_keepsTheStatusOfAContactPointThatStays() {
        Customer present = customer("""
                {"contactPoints":[{"type":"EMAIL","value":"a@example.com","status":"VERIFIED","verifiedAt":"2026-01-01T00:00:00Z"}]}
                """);

        Customer after = CustomerFixture.RULES.change(
                present,
                CustomerFixture.draft("{\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"a@EXAMPLE.com\"}]}"),
                CustomerFixture.NOW,
                (pointer, detail) -> {});

        assertThat(after.contactPoints().getFirst().status()).isEqualTo(ContactPoint.Status.VERIFIED);
        assertThat(after.contactPoints().getFirst().verifiedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void contactPoint_isLeftByADeathThatWasFoundBeforeItWasPutRight() {
        Instant found = CustomerFixture.NOW.plusSeconds(1);
        Instant later = found.plusSeconds(1);
        ContactPoint fresh = customer("{\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"a@example.com\"}]}")
                .contactPoints()
                .getFirst();

        ContactPoint dead = fresh.foundDead(found, found);
        ContactPoint right = changed(dead, "VERIFIED", later);

        assertThat(dead.status()).isEqualTo(ContactPoint.Status.INVALID);
        assertThat(dead.foundDead(found, later)).isEqualTo(dead);
        assertThat(right.foundDead(found, later.plusSeconds(1))).isEqualTo(right);
        assertThat(changed(right, "VERIFIED", later.plusSeconds(1)))
                .as("said again")
                .isEqualTo(right);
        assertThat(right.foundDead(later.plusSeconds(1), later.plusSeconds(1)).status())
                .isEqualTo(ContactPoint.Status.INVALID);
    }

    private static ContactPoint changed(ContactPoint point, String status, Instant now) {
        Customer present = customer("{\"name\":\"x\"}").with(List.of(point), now);
        return CustomerFixture.RULES
                .change(
                        present,
                        CustomerFixture.draft(
                                "{\"contactPoints\":[{\"type\":\"EMAIL\",\"value\":\"a@example.com\",\"status\":\"%s\"}]}"
                                        .formatted(status)),
                        now,
                        (pointer, detail) -> {})
                .contactPoints()
                .getFirst();
    }

    @Test
    void identifiers_leaveOutWhatIsShared() {
        Customer customer = customer("""
                {"externalIds":[{"system":"shop","id":"42"}],
                 "contactPoints":[{"type":"PHONE","value":"+8613800138000"},{"type":"EMAIL","value":"A@x.com"},
                                  {"type":"EMAIL","value":"family@x.com","shared":true}]}
                """);

        assertThat(customer.identifiers())
                .extracting(Identifier::key)
                .containsExactly("email:a@x.com", "ext:shop:42", "phone:+8613800138000");
    }

    @Test
    void draft_ofACustomerMakesTheSameCustomer() {
        Customer customer = customer("""
                {"kind":"ORG","name":"Acme","custom":{"n":1,"d":1.5,"t":"x","f":true,"l":["a","b"]},"psychographics":{"likes":"tea"},
                 "contactPoints":[{"type":"PHONE","value":"138 0013 8000","shared":true}],"addresses":[{"country":"CN","city":"X"}]}
                """);

        Customer again = CustomerFixture.RULES.change(
                customer, CustomerDraft.of(customer), CustomerFixture.NOW, (pointer, detail) -> {});

        assertThat(again).isEqualTo(customer);
        assertThat(CustomerChanges.between(customer, again)).isEmpty();
    }

    @Test
    void changes_areNamedWithoutTheirValues() {
        Customer before =
                customer("{\"name\":\"A\",\"addresses\":[{\"city\":\"X\",\"street\":\"1\"}],\"custom\":{\"size\":1}}");
        Customer after =
                customer("{\"name\":\"B\",\"addresses\":[{\"city\":\"Y\",\"street\":\"1\"}],\"custom\":{\"size\":2}}");

        assertThat(CustomerChanges.between(before, after)).containsExactly("name", "address.city", "custom.size");
    }

    private static String phone(String rest, String number) {
        return customer("{" + rest + ",\"contactPoints\":[{\"type\":\"PHONE\",\"value\":\"" + number + "\"}]}")
                .contactPoints()
                .getFirst()
                .value();
    }
}
