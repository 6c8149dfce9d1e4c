package io.calibr.server.security;

import io.calibr.model.TenantId;
import io.calibr.server.testing.Answer;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.RunningCalibr;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(CalibrServer.class)
class LogInIT {

    private static final String PASSWORD = "correct horse battery";

    private final RunningCalibr calibr;
    private String email = "";
    private FoundTenant.Founded founded;

    LogInIT(RunningCalibr calibr) {
        this.calibr = calibr;
    }

    @BeforeEach
    void foundATenant() {
        var slug = "t" + UUID.randomUUID();
        email = "ana@" + slug + ".example";
        var project = new NewProject("main", "Main", ZoneId.of("UTC"), Currency.getInstance("EUR"), true);
        var ana = new FoundTenant.Person(email, "Ana", PASSWORD, Role.ADMIN);
        founded = calibr.bean(FoundTenant.class)
                .found(new FoundTenant.Wanted(slug, "A tenant", project, List.of(ana)))
                .orElseThrow();
    }

    @Test
    void aPasswordGivesATokenThatSaysWhoOneIs() {
        var token = logIn(PASSWORD).json().getString("accessToken");

        var me = withToken(token);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().getString("name")).isEqualTo(email);
        assertThat(me.json().getJsonObject("tenant").getString("id"))
                .isEqualTo(founded.tenant().toString());
        assertThat(me.json().getJsonObject("tenant").getString("name")).isEqualTo("A tenant");
        assertThat(me.json().getJsonObject("user").getString("email")).isEqualTo(email);
        assertThat(me.json().getJsonObject("user").getString("name")).isEqualTo("Ana");
        var project = me.json().getJsonArray("projects").getJsonObject(0);
        assertThat(project.getString("slug")).isEqualTo("main");
        assertThat(project.getString("name")).isEqualTo("Main");
        assertThat(project.getString("currency")).isEqualTo("EUR");
        assertThat(project.getString("zone")).isEqualTo("UTC");
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressLookTheSame() {
        var wrong = logIn("wrong");

        var unknown = calibr.anonymous()
                .post("/api/auth/token", "{\"email\":\"nobody@nowhere.example\",\"password\":\"wrong\"}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.json().getString("detail")).isEqualTo(unknown.json().getString("detail"));
    }

    @Test
    void afterTenWrongPasswordsEvenTheRightOneHasToWait() {
        for (int i = 0; i < 10; i++) {
            logIn("wrong " + i);
        }

        var answer = logIn(PASSWORD);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-attempts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "..",
                "a.b.c",
                "eyJhbGciOiJub25lIn0.e30.",
                "cal_00000000_0000000000000000000000000000000000000000000000000000000000000000",
                "cal_",
                "Bearer"
            })
    void nonsenseIsNobody(String token) {
        assertThat(withToken(token).status()).isEqualTo(401);
    }

    @Test
    void aForeignKeyProvesNothing() throws GeneralSecurityException {
        var foreign = pair();

        var answer = withToken(signed(claims(founded.tenant()), foreign));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void anUnsignedTokenProvesNothing() {
        var header = base64("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        var body = base64("{\"iss\":\"calibr\",\"aud\":\"calibr\",\"sub\":\"" + ana() + "\",\"tenant\":\""
                + founded.tenant() + "\",\"exp\":4102444800,\"iat\":1}");

        var answer = withToken(header + "." + body + ".");

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void thePublicKeyIsNoSharedSecret() {
        var secret = new SecretKeySpec(ours().getPublic().getEncoded(), "HmacSHA256");

        var answer = withToken(claims(founded.tenant())
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(secret));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void anExpiredTokenIsNobodys() {
        var answer = withToken(signed(claims(founded.tenant()).issuedAt(1_000).expiresAt(2_000), ours()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aTokenFromTomorrowIsNobodysYet() {
        var tomorrow = Instant.now().getEpochSecond() + 86_400;

        var answer = withToken(signed(claims(founded.tenant()).claim("nbf", tomorrow), ours()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void anotherIssuerOrAudienceIsRefused() {
        var issuer = withToken(signed(claims(founded.tenant()).issuer("https://elsewhere"), ours()));

        var audience = withToken(signed(claims(founded.tenant()).audience("another"), ours()));
        assertThat(issuer.status()).isEqualTo(401);
        assertThat(audience.status()).isEqualTo(401);
    }

    @Test
    void aTokenWithoutSubjectIsNobodys() {
        var claims = Jwt.issuer("calibr")
                .audience("calibr")
                .claim("tenant", founded.tenant().toString())
                .expiresIn(600);

        var answer = withToken(signed(claims, ours()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aUserIsNobodyInAnotherTenant() {
        var other = calibr.newTenant();

        var answer = withToken(signed(claims(other.id()), ours()));

        assertThat(answer.status()).isEqualTo(401);
    }

    private JwtClaimsBuilder claims(TenantId tenant) {
        return Jwt.issuer("calibr")
                .audience("calibr")
                .subject(ana())
                .claim("tenant", tenant.toString())
                .expiresIn(600);
    }

    private String ana() {
        return founded.users().values().iterator().next().toString();
    }

    private static String signed(JwtClaimsBuilder claims, KeyPair keys) {
        return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(keys.getPrivate());
    }

    private KeyPair ours() {
        return SigningKeys.keptIn(calibr.bean(AuthSettings.class).keyFile());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer logIn(String password) {
        return calibr.anonymous()
                .post("/api/auth/token", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    private Answer withToken(String token) {
        return calibr.anonymous().with("Authorization", "Bearer " + token).get("/api/auth/me");
    }
}
