package dev.fives.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** One OpenAPI document. It is refused as a whole where it leaves open who may call an operation. */
public final class ApiDocument {
    private static final String FOLDER = "openapi/";

    private final String name;
    private final Map<String, Object> tree;
    private final List<Operation> operations;

    private ApiDocument(String name, Map<String, Object> tree) {
        this.name = name;
        this.tree = tree;
        this.operations = new OperationReader(name, tree).read();
    }

    /** The document {@code openapi/<name>.yaml} on the class path. */
    public static ApiDocument of(String name) {
        String resource = FOLDER + name + ".yaml";
        try (InputStream stream = ApiDocument.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException(
                        "contract: " + name + " (expected: a document " + resource + " on the class path)");
            }
            return parse(name, new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** A document of this text. */
    public static ApiDocument parse(String name, String yaml) {
        return new ApiDocument(name, Tree.parse(name, yaml));
    }

    public String name() {
        return name;
    }

    /** In the document's order. */
    public List<Operation> operations() {
        return operations;
    }

    /** All of it: maps, lists, texts, numbers, booleans and null. Not to be changed. */
    public Map<String, Object> tree() {
        return tree;
    }
}
