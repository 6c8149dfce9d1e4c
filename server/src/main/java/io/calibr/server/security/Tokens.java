package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.model.UserId;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Issues our tokens and reads ours and those of one other issuer. Only the two algorithms below are ever accepted. */
final class Tokens {

    private static final String TENANT = "tenant";
    private static final int CLOCK_SKEW_SECONDS = 10;

    private final AuthSettings settings;
    private final KeyPair keys;
    private final List<Issuer> issuers;

    Tokens(AuthSettings settings, OidcSettings oidc, KeyPair keys) {
        this.settings = settings;
        this.keys = keys;
        var known = new ArrayList<Issuer>();
        if (settings.localEnabled()) {
            var context = new JWTAuthContextInfo(keys.getPublic(), settings.issuer());
            known.add(new Issuer(parser(context, settings.audience(), SignatureAlgorithm.ES256), TENANT, true));
        }
        if (oidc.issuer() != null && oidc.keys() != null && oidc.audience() != null) {
            var context = new JWTAuthContextInfo(oidc.keys(), oidc.issuer());
            known.add(
                    new Issuer(parser(context, oidc.audience(), SignatureAlgorithm.RS256), oidc.tenantClaim(), false));
        }
        this.issuers = List.copyOf(known);
    }

    /** A token for the user that is good from now until {@code expiry}. */
    String issue(TenantId tenant, UserId user, String email, Instant expiry) {
        return Jwt.issuer(settings.issuer())
                .audience(settings.audience())
                .subject(user.toString())
                .upn(email)
                .claim(TENANT, tenant.toString())
                .expiresAt(expiry)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(keys.getPrivate());
    }

    /** Whom the token names, if an issuer we trust signed it and it is for us and good now. */
    Optional<Identity> read(String token) {
        return issuers.stream().flatMap(issuer -> issuer.read(token).stream()).findFirst();
    }

    private static JWTParser parser(JWTAuthContextInfo context, String audience, SignatureAlgorithm first) {
        context.setSignatureAlgorithm(EnumSet.of(first, SignatureAlgorithm.ES256));
        context.setExpectedAudience(Set.of(audience));
        context.setRequiredClaims(Set.of("sub"));
        context.setClockSkew(CLOCK_SKEW_SECONDS);
        return new DefaultJWTParser(context);
    }

    /** A user of a tenant, by id or by e-mail address; whether there is such a user is still to be seen. */
    record Identity(TenantId tenant, Optional<UserId> user, Optional<String> email) {}

    private record Issuer(JWTParser parser, String tenantClaim, boolean ours) {

        Optional<Identity> read(String token) {
            try {
                var claims = parser.parse(token);
                var tenant = TenantId.of(claims.<Object>getClaim(tenantClaim).toString());
                return Optional.of(ours ? byId(tenant, claims) : byEmail(tenant, claims));
            } catch (ParseException | RuntimeException e) {
                // hostile input: whatever is wrong with it, it proves nothing
                return Optional.empty();
            }
        }

        private static Identity byId(TenantId tenant, JsonWebToken claims) {
            return new Identity(tenant, Optional.of(UserId.of(claims.getSubject())), Optional.empty());
        }

        private static Identity byEmail(TenantId tenant, JsonWebToken claims) {
            return new Identity(
                    tenant,
                    Optional.empty(),
                    Optional.of(claims.<Object>getClaim("email").toString()));
        }
    }
}
