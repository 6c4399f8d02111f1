package dev.fives.kit.security;

import dev.fives.kit.request.RequestContext;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/** Whether a caller may do something else than what it asks for: for answers that are made of several operations. */
public final class Permissions {
    private final AccessTable table;

    Permissions(AccessTable table) {
        this.table = table;
    }

    /** By role alone: whose data it is, the operation itself looks at. */
    public boolean allow(RequestContext caller, HttpMethod method, String path) {
        Set<Role> roles = Role.of(caller.roles());
        return table.row(method, PathContainer.parsePath(path))
                .map(row -> row.isPublic() || reaches(roles, row))
                .orElse(false);
    }

    private static boolean reaches(Set<Role> roles, AccessTable.Row row) {
        Scope scope = row.scope();
        return roles.contains(Role.PORTAL)
                ? row.operation().portalParameter().isPresent()
                : scope != null && roles.stream().anyMatch(role -> role.has(scope));
    }
}
