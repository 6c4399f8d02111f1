package dev.fives.local.stack;

/** Where parts run: beside each other in this JVM, or each in its own. */
interface PartHost {

    /** Returns when the part is ready. */
    Running start(Part part);
}
