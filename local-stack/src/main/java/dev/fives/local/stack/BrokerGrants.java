package dev.fives.local.stack;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.fives.contracts.Topic;
import dev.fives.local.broker.Grant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may do what at the broker: each service writes its own topics and reads what it hears, others read what is
 * published or write what is inbound. Made of the published document, so that catalogue and broker say the same.
 */
final class BrokerGrants {

    /** The node itself and its launcher. */
    static final String SUPER_USER = "broker";
    /** Reads what is published. */
    static final String CONSUMER = "consumer";
    /** Reads the events that are published, for its streams. */
    static final String GATEWAY = "gateway";
    /** Writes the inbound topics. */
    static final String SHOP = "shop";
    /** Reads everything, dead letters too. */
    static final String OPS = "ops";

    private static final List<String> SERVICES = List.of("customer", "feedback", "loyalty", "segmentation", "ticket");

    /** Everybody with an account. */
    static final Set<String> USERS = Stream.concat(
                    SERVICES.stream(), Stream.of(SUPER_USER, CONSUMER, GATEWAY, SHOP, OPS))
            .collect(toSet());

    private static final String TENANT = "fives.";
    private static final List<String> TOPIC_STARTS = List.of("crm.", "commerce.");
    private static final String ALL_GROUPS = "*";
    /** Not all groups: with those of the services a consumer could take their partitions or move their offsets. */
    private static final String GROUPS_OF_CONSUMERS = "consumer.";

    private BrokerGrants() {}

    /** The name at the broker of all instances of a service. */
    static String user(String service) {
        return service.replaceFirst("-service$", "");
    }

    static List<Grant> all() {
        return of(EventRoute.published());
    }

    static List<Grant> of(List<EventRoute> routes) {
        var grants = new ArrayList<Grant>();
        SERVICES.forEach(service -> grants.addAll(ofService(service)));
        routes.forEach(route -> grants.addAll(ofRoute(route)));
        grants.addAll(ofOthers(routes));
        return grants;
    }

    /** Every service creates the topics that are missing: which one starts first is not known. */
    private static List<Grant> ofService(String user) {
        var grants = new ArrayList<Grant>();
        TOPIC_STARTS.forEach(start -> grants.add(Grant.topicsFrom(user, start, CREATE)));
        grants.add(Grant.group(user, TENANT + user, READ));
        grants.add(Grant.group(user, TENANT + user + "-self", READ));
        return grants;
    }

    /** Who sends reads as well: for its index, for events that somebody missed, for its audit. */
    private static List<Grant> ofRoute(EventRoute route) {
        var user = user(route.service());
        return route.sends()
                ? List.of(Grant.topic(user, route.topic(), READ, WRITE))
                : List.of(
                        Grant.topic(user, route.topic(), READ),
                        Grant.topic(user, route.topic() + '.' + user + ".dlt", READ, WRITE));
    }

    private static List<Grant> ofOthers(List<EventRoute> routes) {
        var published = topics(routes.stream().filter(EventRoute::sends));
        var inbound = topics(routes.stream());
        inbound.removeAll(published);
        var grants = new ArrayList<Grant>();
        // one by one: the start crm. would also give it the dead letters
        published.forEach(topic -> grants.add(Grant.topic(CONSUMER, topic, READ)));
        // without a group: it keeps no place at the broker
        published.stream()
                .filter(BrokerGrants::isOfEvents)
                .forEach(topic -> grants.add(Grant.topic(GATEWAY, topic, READ)));
        grants.add(Grant.groupsFrom(CONSUMER, GROUPS_OF_CONSUMERS, READ));
        inbound.forEach(topic -> grants.add(Grant.topic(SHOP, topic, WRITE)));
        TOPIC_STARTS.forEach(start -> grants.add(Grant.topicsFrom(OPS, start, READ, DESCRIBE_CONFIGS)));
        grants.add(Grant.group(OPS, ALL_GROUPS, DESCRIBE));
        return grants;
    }

    private static boolean isOfEvents(String topic) {
        return Arrays.stream(Topic.values()).map(Topic::topicName).anyMatch(topic::equals);
    }

    private static Set<String> topics(Stream<EventRoute> routes) {
        return routes.map(EventRoute::topic).collect(toCollection(TreeSet::new));
    }
}
