package dev.firebreak.core.account;

/**
 * Somebody who signs in to the console.
 *
 * @param name unique, as typed at sign-in
 * @param passwordHash in the form of the server's password encoder, never the password
 */
public record Account(String name, String passwordHash, Role role) {
    @Override
    public String toString() {
        return "Account[name=" + name + ", role=" + role + "]";
    }
}
