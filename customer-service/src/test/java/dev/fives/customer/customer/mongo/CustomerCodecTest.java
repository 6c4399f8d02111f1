package dev.fives.customer.customer.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.customer.customer.model.Customer;
import dev.fives.customer.customer.model.CustomerFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CustomerCodecTest {
    private final CustomerCodec codec = new CustomerCodec();

    @Test
    void customer_comesBackAsItWent() {
        Customer customer = CustomerFixture.customer("""
                {"name":"A","custom":{"n":1,"d":1.50,"t":"x","f":true,"l":["a","b"]},"psychographics":{"likes":"tea"},
                 "birthDate":{"date":"1996-02-30","calendar":"LUNAR"},"externalIds":[{"system":"shop","id":"42"}],
                 "contactPoints":[{"type":"PHONE","value":"138 0013 8000","verifiedAt":"2026-01-01T00:00:00Z"}],
                 "addresses":[{"country":"CN","city":"X"}]}
                """);

        var document = codec.write(customer);

        assertThat(codec.read(document)).isEqualTo(customer);
        assertThat(document.getList("identifiers", String.class))
                .containsExactly("ext:shop:42", "phone:+8613800138000");
    }

    @Test
    void HYG_15_deletedCustomer_isInNoList_andComesBackAsItWent() {
        Customer customer = CustomerFixture.customer("""
                {"name":"A","externalIds":[{"system":"shop","id":"42"}]}""");
        Customer deleted = customer.deleted(CustomerFixture.NOW, Duration.ofDays(30), "CUSTOMER_REQUEST");

        var document = codec.write(deleted);

        assertThat(document).doesNotContainKeys("identifiers", "nameKey", "createdKey");
        assertThat(codec.read(document)).isEqualTo(deleted);
        assertThat(codec.read(document).restored()).isEqualTo(customer);
        assertThat(codec.read(codec.write(deleted.expired()))).isEqualTo(deleted.expired());
    }

    @Test
    void reservedId_isInNoList() {
        assertThat(codec.write(Customer.nobody("cus_1"))).doesNotContainKeys("identifiers", "nameKey", "createdKey");
    }
}
