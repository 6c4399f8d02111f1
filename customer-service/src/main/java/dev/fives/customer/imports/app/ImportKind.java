package dev.fives.customer.imports.app;

import dev.fives.customer.imports.model.CustomerShare;
import dev.fives.customer.imports.model.RowParser;
import dev.fives.customer.imports.model.ShareBook;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * What one type of import is, apart from the passes over the files, which are the same for all.
 *
 * @param parser reads a row
 * @param book where the rows of a share are kept
 * @param settle what becomes of them; repeating it changes nothing that it had done
 */
record ImportKind<R, B extends ShareBook<R>>(
        RowParser<R> parser, Function<CustomerShare, B> book, Function<B, Flux<ShareResult>> settle) {}
