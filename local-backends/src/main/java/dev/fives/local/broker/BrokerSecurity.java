package dev.fives.local.broker;

import java.util.Map;

/**
 * Logins and rights of the node. The controller's listener asks for a login as well, and knows the node alone: without
 * one the node itself would be ANONYMOUS there and in need of all rights, and so would be whoever reaches that port.
 */
final class BrokerSecurity {

    private BrokerSecurity() {}

    static Map<String, String> of(BrokerUsers users) {
        return users.isEmpty() ? OPEN : closed(users);
    }

    private static final Map<String, String> OPEN =
            Map.of("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");

    /** The names of listeners are in small letters here, or Kafka looks for one JAAS file for the whole JVM. */
    private static Map<String, String> closed(BrokerUsers users) {
        return Map.of(
                "listener.security.protocol.map",
                "BROKER:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT",
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "sasl.mechanism.controller.protocol",
                "PLAIN",
                "listener.name.broker.plain.sasl.jaas.config",
                users.listenerForAll(),
                "listener.name.controller.plain.sasl.jaas.config",
                users.listenerForSuperUser(),
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:" + users.superUser());
    }
}
