package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.CustomerBook;
import dev.fives.customer.imports.model.CustomerImport;
import dev.fives.customer.imports.model.CustomerRowParser;
import dev.fives.customer.imports.model.ImportSpec;
import dev.fives.customer.imports.model.InvoiceBook;
import dev.fives.customer.imports.model.PurchaseImport;
import dev.fives.customer.imports.model.PurchaseRowParser;
import org.springframework.stereotype.Component;

/** The types of import that there are. */
@Component
class ImportKinds {

    private final SettlePurchases settlePurchases;
    private final SettleCustomers settleCustomers;

    ImportKinds(SettlePurchases settlePurchases, SettleCustomers settleCustomers) {
        this.settlePurchases = settlePurchases;
        this.settleCustomers = settleCustomers;
    }

    /** For one pass: a parser remembers the row before. */
    ImportKind<?, ?> of(ImportSpec spec) {
        return switch (spec) {
            case PurchaseImport purchases ->
                new ImportKind<>(
                        new PurchaseRowParser(purchases),
                        InvoiceBook::new,
                        book -> settlePurchases.settle(purchases, book));
            case CustomerImport customers ->
                new ImportKind<>(
                        new CustomerRowParser(customers),
                        CustomerBook::new,
                        book -> settleCustomers.settle(customers, book));
        };
    }
}
