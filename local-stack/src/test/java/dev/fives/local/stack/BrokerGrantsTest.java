package dev.fives.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fives.contracts.StateTopic;
import dev.fives.contracts.Topic;
import dev.fives.local.broker.Grant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class BrokerGrantsTest {

    private static final List<Grant> GRANTS = BrokerGrants.all();

    /** Each service writes messages of its own to customers (ADR 21). */
    private static final String OF_MANY = "crm.message.v1";

    @Test
    void everyTopic_isWrittenByOneUser() {
        assertThat(may(AclOperation.WRITE, OF_MANY)).containsExactlyInAnyOrder("feedback", "loyalty", "ticket");
        assertThat(topics())
                .filteredOn(topic -> !topic.equals(OF_MANY))
                .allSatisfy(topic ->
                        assertThat(may(AclOperation.WRITE, topic)).as(topic).hasSize(1));
        assertThat(may(AclOperation.WRITE, "crm.purchase.v1")).containsExactly("customer");
        assertThat(may(AclOperation.WRITE, "crm.loyalty.state.v1")).containsExactly("loyalty");
        assertThat(may(AclOperation.WRITE, "commerce.order.v1")).containsExactly("shop");
    }

    @Test
    void publishedTopics_areReadByConsumers_andInboundOnesAreNot() {
        assertThat(topics())
                .allSatisfy(topic -> assertThat(may(AclOperation.READ, topic).contains("consumer"))
                        .as(topic)
                        .isEqualTo(topic.startsWith("crm.")));
        assertThat(may(AclOperation.READ, "crm.ticket.v1"))
                .containsExactlyInAnyOrder(
                        "ticket", "customer", "feedback", "loyalty", "segmentation", "consumer", "gateway", "ops");
    }

    @Test
    void deadLetters_areTheListenersAndThoseOfOps() {
        assertThat(may(AclOperation.READ, "crm.purchase.v1.loyalty.dlt")).containsExactlyInAnyOrder("loyalty", "ops");
        assertThat(may(AclOperation.WRITE, "crm.purchase.v1.loyalty.dlt")).containsExactly("loyalty");
        assertThat(may(AclOperation.WRITE, "crm.purchase.v1.ticket.dlt")).isEmpty();
    }

    @Test
    void groups_areJoinedByTheirOwnServiceAlone() {
        var joined = GRANTS.stream()
                .filter(grant ->
                        grant.type() == ResourceType.GROUP && grant.operations().contains(AclOperation.READ))
                .collect(Collectors.groupingBy(
                        Grant::user, Collectors.mapping(Grant::name, Collectors.toUnmodifiableSet())));

        assertThat(joined).hasSize(6).containsEntry("consumer", Set.of("consumer."));
        assertThat(joined).containsEntry("loyalty", Set.of("fives.loyalty", "fives.loyalty-self"));
    }

    @Test
    void nobodyWritesBeyondTopicsByName_andOpsWritesNothing() {
        assertThat(GRANTS)
                .filteredOn(grant -> grant.pattern() == PatternType.PREFIXED)
                .noneMatch(grant -> grant.operations().contains(AclOperation.WRITE));
        assertThat(GRANTS)
                .filteredOn(grant -> grant.user().equals("ops"))
                .noneMatch(grant -> grant.operations().contains(AclOperation.WRITE)
                        || grant.operations().contains(AclOperation.CREATE));
        assertThat(GRANTS).extracting(Grant::user).doesNotContain("broker");
    }

    @Test
    void gateway_readsEventsAndNothingElse() {
        assertThat(GRANTS)
                .filteredOn(grant -> grant.user().equals("gateway"))
                .allMatch(grant -> grant.type() == ResourceType.TOPIC
                        && grant.pattern() == PatternType.LITERAL
                        && grant.operations().equals(Set.of(AclOperation.READ)))
                .extracting(Grant::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Topic.values())
                        .filter(topic -> !topic.isInbound())
                        .map(Topic::topicName)
                        .toList());
    }

    private static List<String> topics() {
        return Stream.concat(
                        Arrays.stream(Topic.values()).map(Topic::topicName),
                        Arrays.stream(StateTopic.values()).map(StateTopic::topicName))
                .toList();
    }

    private static Set<String> may(AclOperation operation, String topic) {
        return GRANTS.stream()
                .filter(grant -> grant.type() == ResourceType.TOPIC
                        && grant.operations().contains(operation)
                        && (grant.pattern() == PatternType.PREFIXED
                                ? topic.startsWith(grant.name())
                                : topic.equals(grant.name())))
                .map(Grant::user)
                .collect(Collectors.toSet());
    }
}
