package dev.fives.kit.request;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Roles as Spring Security carries them. */
public final class Authorities {
    public static final String PREFIX = "ROLE_";

    private Authorities() {}

    /** The names of the caller's roles, those that Fives does not know included. */
    public static Set<String> roles(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(authority -> String.valueOf(authority.getAuthority()))
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }

    public static List<GrantedAuthority> of(Collection<String> roles) {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(PREFIX + role))
                .toList();
    }
}
