package io.calibr.server.testing;

import io.calibr.server.security.IssueToken;

/** Somebody of a tenant who opens the console. */
public record Visitor(RunningCalibr calibr, TestTenant tenant, String role) {

    /** A window of theirs on this page. */
    public ConsolePage opens(String path) {
        var page = new ConsolePage(Chromium.shared(), calibr.base());
        signsIn(page, path);
        return page;
    }

    /** Comes in with a fresh token. */
    public void signsIn(ConsolePage page, String path) {
        var user = tenant.users().get(role);
        var email = (String) tenant.ask("select email from app_user where id = ?", user.value());
        var token = calibr.bean(IssueToken.class).issue(tenant.id(), user, email);
        page.enterWith(token.accessToken(), token.expiresAt(), TestTenant.PROJECT, path);
    }
}
