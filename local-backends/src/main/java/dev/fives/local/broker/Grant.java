package dev.fives.local.broker;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a user may do with a resource of the broker, or with all whose names begin alike. READ and WRITE include DESCRIBE.
 *
 * @param user without {@code User:}
 */
public record Grant(String user, ResourceType type, String name, PatternType pattern, Set<AclOperation> operations) {

    private static final String ANYWHERE = "*";

    public Grant {
        operations = Set.copyOf(operations);
    }

    public static Grant topic(String user, String name, AclOperation... operations) {
        return new Grant(user, ResourceType.TOPIC, name, PatternType.LITERAL, Set.of(operations));
    }

    /** Also on topics that are yet to come. */
    public static Grant topicsFrom(String user, String prefix, AclOperation... operations) {
        return new Grant(user, ResourceType.TOPIC, prefix, PatternType.PREFIXED, Set.of(operations));
    }

    /** {@code *} for all groups. */
    public static Grant group(String user, String name, AclOperation... operations) {
        return new Grant(user, ResourceType.GROUP, name, PatternType.LITERAL, Set.of(operations));
    }

    public static Grant groupsFrom(String user, String prefix, AclOperation... operations) {
        return new Grant(user, ResourceType.GROUP, prefix, PatternType.PREFIXED, Set.of(operations));
    }

    Stream<AclBinding> bindings() {
        var resource = new ResourcePattern(type, name, pattern);
        return operations.stream()
                .map(operation -> new AclBinding(
                        resource, new AccessControlEntry(principal(), ANYWHERE, operation, AclPermissionType.ALLOW)));
    }

    String principal() {
        return "User:" + user;
    }
}
