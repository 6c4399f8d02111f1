package dev.fives.customer.imports.model;

import java.util.Collection;

/** What a caller asks an import to do. */
public sealed interface ImportSpec permits PurchaseImport, CustomerImport {

    ImportType type();

    /** The headers of the mapped columns; a column that is not mapped is not read. */
    Collection<String> columns();
}
