package dev.firebreak.app.security;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.Role;
import java.util.Collection;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An account as Spring Security sees it. Remembers the hash that it signed in with, so that a changed password ends its sessions. */
final class SignedIn implements UserDetails {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final Role role;
    private final String passwordHash;

    SignedIn(Account account) {
        name = account.name();
        role = account.role();
        passwordHash = account.passwordHash();
    }

    /** Which roles a role stands for. */
    static Collection<GrantedAuthority> authorities(Role role) {
        return switch (role) {
            case REVIEWER -> of("ROLE_REVIEWER");
            case CONTRIBUTOR -> of("ROLE_CONTRIBUTOR");
            case CUSTODIAN -> of("ROLE_CONTRIBUTOR", "ROLE_CUSTODIAN");
            case ADMIN -> of("ROLE_REVIEWER", "ROLE_CONTRIBUTOR", "ROLE_CUSTODIAN", "ROLE_ADMIN");
        };
    }

    private static Collection<GrantedAuthority> of(String... names) {
        return Stream.of(names)
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }

    boolean stillHolds(Account now) {
        return now.role() == role && now.passwordHash().equals(passwordHash);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return authorities(role);
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public String toString() {
        return "SignedIn[" + name + ", " + role + "]";
    }
}
