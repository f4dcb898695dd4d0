package dev.firebreak.app.security;

import dev.firebreak.core.account.Account;
import dev.firebreak.core.account.Role;
import java.util.Collection;
import java.util.List;
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

    /** An admin may do all that a reviewer may. */
    static Collection<GrantedAuthority> authorities(Role role) {
        GrantedAuthority reviewer = new SimpleGrantedAuthority("ROLE_REVIEWER");
        return role == Role.ADMIN ? List.of(reviewer, new SimpleGrantedAuthority("ROLE_ADMIN")) : List.of(reviewer);
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
