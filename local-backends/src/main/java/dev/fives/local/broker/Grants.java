package dev.fives.local.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** Brings the broker's table of rights to what is wanted. */
public final class Grants {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Admin admin;
    private final long end;
    private final Set<AclBinding> wanted;
    private final Set<String> principals;

    private Grants(Admin admin, Collection<Grant> grants, Duration patience) {
        this.admin = admin;
        this.end = System.nanoTime() + patience.toNanos();
        this.wanted = grants.stream().flatMap(Grant::bindings).collect(Collectors.toSet());
        this.principals = grants.stream().map(Grant::principal).collect(Collectors.toSet());
    }

    /**
     * Grants these and takes back others of the same users. Returns when the broker decides by them: that it has
     * taken them down is not enough, as it learns of them later, and a client that is refused once may give up.
     */
    public static void apply(Admin admin, Collection<Grant> grants, Duration patience) {
        new Grants(admin, grants, patience).apply();
    }

    private void apply() {
        var present = present();
        var missing = without(wanted, present);
        var surplus = without(present, wanted);
        if (!missing.isEmpty()) {
            get(admin.createAcls(missing).all());
        }
        if (!surplus.isEmpty()) {
            get(admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                    .all());
        }
        while (!present.equals(wanted)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            present = present();
        }
    }

    private static List<AclBinding> without(Set<AclBinding> all, Set<AclBinding> others) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    /** As the broker that is asked sees it. */
    private Set<AclBinding> present() {
        return get(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(binding -> principals.contains(binding.entry().principal()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalBrokerException("broker grants: interrupted", e);
        } catch (ExecutionException e) {
            throw new LocalBrokerException("broker grants: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new LocalBrokerException("broker grants: not in force (expected: in time)", e);
        }
    }
}
