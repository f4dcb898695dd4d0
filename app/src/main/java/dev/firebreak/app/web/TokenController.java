package dev.firebreak.app.web;

import dev.firebreak.app.security.Secrets;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.account.AccountStore;
import dev.firebreak.core.account.ApiToken;
import dev.firebreak.core.account.Role;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.segment.Hash256;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Bearer tokens for programs. */
@RestController
@RequestMapping("/api/v1/tokens")
final class TokenController {
    private final AccountStore accounts;
    private final Clock clock;
    private final AuditTrail audit;
    private final Secrets secrets = new Secrets();

    TokenController(WebParts parts, AuditTrail audit) {
        accounts = parts.accounts();
        clock = parts.clock();
        this.audit = audit;
    }

    record Token(String name, Role role, Instant createdAt) {}

    record NewToken(@Nullable String name, @Nullable Role role) {}

    /** The token is shown this once. */
    record WithToken(String name, Role role, String token) {
        @Override
        public String toString() {
            return "WithToken[" + name + ", redacted]";
        }
    }

    @GetMapping
    @Described(value = "Tokens, without their text", access = Access.ADMIN)
    List<Token> list() {
        return accounts.tokens().stream()
                .map(token -> new Token(token.name(), token.role(), token.createdAt()))
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described(value = "Makes a token, shown this once", access = Access.ADMIN, status = 201)
    WithToken create(@RequestBody NewToken body, Principal who) {
        String name = Input.name(body.name());
        Role role = Input.required("role", body.role());
        String text = secrets.token();
        String sha256 = Hash256.sha256(text.getBytes(StandardCharsets.UTF_8)).hex();
        accounts.add(new ApiToken(name, sha256, role, clock.instant()));
        audit.add(who, "create-token", "token:" + name, Json.word(role));
        return new WithToken(name, role, text);
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Described(value = "Revokes a token", access = Access.ADMIN, status = 204)
    void revoke(@PathVariable String name, Principal who) {
        if (!accounts.revokeToken(Input.name(name))) {
            throw new FirebreakException(ErrorCode.NOT_FOUND, "There is no token " + name);
        }
        audit.add(who, "revoke-token", "token:" + name, "");
    }
}
