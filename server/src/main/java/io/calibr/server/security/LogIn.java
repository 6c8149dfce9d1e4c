package io.calibr.server.security;

import io.calibr.server.problem.Kind;
import io.calibr.server.problem.PricingProblem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Gives a token to whoever knows the password of an address. */
@Dependent
class LogIn {

    /** Compared with when nobody has the address, so that this takes as long as a wrong password. */
    private static final PasswordHash NOBODYS = PasswordHash.of("nobody's password", new SecureRandom());

    private final UserStore users;
    private final TenantStore tenants;
    private final LoginAttempts attempts;
    private final IssueToken token;

    @Inject
    LogIn(UserStore users, TenantStore tenants, LoginAttempts attempts, IssueToken token) {
        this.users = users;
        this.tenants = tenants;
        this.attempts = attempts;
        this.token = token;
    }

    /** The token; {@code tenant} is the slug that tells apart tenants in which the address has the same password. */
    TokenView logIn(String email, String password, Optional<String> tenant) {
        token.requireEnabled();
        var address = email.strip().toLowerCase(Locale.ROOT);
        var wait = attempts.wait(address);
        if (wait.isPositive()) {
            throw Kind.TOO_MANY_ATTEMPTS.with("retryAfterSeconds", wait.toSeconds() + 1);
        }
        attempts.begin(address);
        var user = only(matching(address, password, tenant));
        attempts.succeeded(address);
        return token.issue(user.tenant(), user.user(), address);
    }

    private List<UserStore.Candidate> matching(String address, String password, Optional<String> tenant) {
        var candidates = users.candidates(address).stream()
                .filter(candidate -> tenant.isEmpty() || isOf(candidate, tenant.get()))
                .toList();
        if (candidates.isEmpty()) {
            var _ = NOBODYS.matches(password);
        }
        return candidates.stream()
                .filter(candidate -> candidate.password().matches(password))
                .toList();
    }

    private boolean isOf(UserStore.Candidate candidate, String tenant) {
        return tenants.find(tenant).filter(candidate.tenant()::equals).isPresent();
    }

    private static UserStore.Candidate only(List<UserStore.Candidate> matching) {
        return switch (matching.size()) {
            case 0 -> throw wrong();
            case 1 -> matching.getFirst();
            default -> throw Kind.INVALID_VALUE.because("the address is known in several tenants; say which tenant");
        };
    }

    private static PricingProblem wrong() {
        return Kind.UNAUTHENTICATED.because("the address and the password do not belong together");
    }
}
