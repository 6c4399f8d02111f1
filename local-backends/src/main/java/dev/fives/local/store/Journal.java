package dev.fives.local.store;

import de.bwaldvogel.mongo.bson.Document;

/** Where changes go before they are made. A change whose call throws has not happened. */
interface Journal extends AutoCloseable {

    /** The document as it will be, whole. */
    void put(String database, String collection, Document document);

    /** @param key the document's identifying field alone */
    void remove(String database, String collection, Document key);

    void drop(String database, String collection);

    /** Returns when everything recorded so far is as durable as was asked for; one caller works for all that wait. */
    void awaitDurable();

    /** Memory and journal may differ from now on: refuse every further change. */
    void refuseFurtherChanges(RuntimeException cause);

    @Override
    void close();

    /** For a store without a data directory. */
    Journal NONE = new Journal() {
        @Override
        public void put(String database, String collection, Document document) {}

        @Override
        public void remove(String database, String collection, Document key) {}

        @Override
        public void drop(String database, String collection) {}

        @Override
        public void awaitDurable() {}

        @Override
        public void refuseFurtherChanges(RuntimeException cause) {}

        @Override
        public void close() {}
    };
}
