package dev.fives.customer.imports.model;

import static dev.fives.customer.imports.model.ImportFixture.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceBookTest {

    @Test
    void purchases_gathersRowsOfOneInvoiceWhereverTheyStand() {
        InvoiceBook book = new InvoiceBook(new CustomerShare(0, 1));
        book.add(line(1, "A1", "c", 1, "TEA", 1, "2.00"));
        book.add(line(2, "A2", "c", 3, "TEA", 1, "2.00"));
        book.add(line(3, "A1", "c", 2, "CUP", 1, "5.00"));
        book.add(line(4, "A1", "c", 2, "CUP", 1, "5.00"));

        List<Invoice> purchases = book.purchases("c");

        assertThat(purchases).extracting(Invoice::externalRef).containsExactly("A1", "A2");
        assertThat(purchases.getFirst().rows())
                .extracting(row -> row.key().row())
                .containsExactly(1L, 3L, 4L);
        assertThat(purchases.getFirst().orderedAt())
                .isEqualTo(line(0, "", "", 2, "", 1, "1").orderedAt());
    }

    @Test
    void cancellations_standApartFromPurchases() {
        InvoiceBook book = new InvoiceBook(new CustomerShare(0, 1));
        book.add(line(1, "A1", "c", 1, "TEA", 1, "2.00"));
        book.add(line(2, "C2", "c", 3, "TEA", -1, "2.00"));

        assertThat(book.purchases("c")).extracting(Invoice::externalRef).containsExactly("A1");
        assertThat(book.cancellations("c")).extracting(Invoice::externalRef).containsExactly("C2");
    }

    @Test
    void shares_holdEveryCustomerOnce() {
        List<String> seen = new ArrayList<>();
        for (int share = 0; share < 7; share++) {
            InvoiceBook book = new InvoiceBook(new CustomerShare(share, 7));
            for (int customer = 0; customer < 1_000; customer++) {
                book.add(line(customer, "A" + customer, "customer-" + customer, 1, "TEA", 1, "1"));
            }
            seen.addAll(book.customers());
        }

        assertThat(seen).hasSize(1_000).doesNotHaveDuplicates();
    }
}
