package dev.firebreak.core.account;

import java.time.Instant;

/**
 * A bearer token of the REST API, known only by its hash.
 *
 * @param sha256 lower-case hex SHA-256 of the token's text
 */
public record ApiToken(String name, String sha256, Role role, Instant createdAt) {}
