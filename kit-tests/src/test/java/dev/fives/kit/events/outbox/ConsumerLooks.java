package dev.fives.kit.events.outbox;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** How often each consumer of this JVM has asked the network for news, as Kafka's client counts it. */
record ConsumerLooks(Map<ObjectName, Double> byConsumer) {

    static ConsumerLooks now() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        Map<ObjectName, Double> looks = new HashMap<>();
        for (ObjectName consumer : beans.queryNames(consumers(), null)) {
            try {
                looks.put(consumer, (double) beans.getAttribute(consumer, "select-total"));
            } catch (InstanceNotFoundException e) {
                // closed meanwhile
            } catch (JMException e) {
                throw new IllegalStateException(e);
            }
        }
        return new ConsumerLooks(looks);
    }

    /** Of those that were there before and are now. */
    Map<ObjectName, Double> since(ConsumerLooks before) {
        Map<ObjectName, Double> since = new HashMap<>(byConsumer);
        since.keySet().retainAll(before.byConsumer.keySet());
        since.replaceAll((consumer, looks) -> looks - before.byConsumer.get(consumer));
        return since;
    }

    private static ObjectName consumers() {
        try {
            return new ObjectName("kafka.consumer:type=consumer-metrics,client-id=*");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
