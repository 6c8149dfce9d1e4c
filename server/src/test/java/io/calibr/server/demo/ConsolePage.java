package io.calibr.server.demo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** One visitor's window on the console: what is seen in it, and that nothing went wrong behind it. */
final class ConsolePage implements AutoCloseable {

    /** Where pictures go: {@code -Dconsole.images=../docs/images} renews those of the documents. */
    private static final Path IMAGES =
            Path.of(Objects.requireNonNullElse(System.getProperty("console.images"), "target/images"));

    private static final double PATIENCE = 15_000;

    private final URI base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    ConsolePage(Browser browser, URI base) {
        this.base = base;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("UTC"));
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(base.resolve("/console/" + path).toString());
    }

    void signInAs(String name) {
        open("sign-in");
        button(name).click();
        sees(heading("Catalogue"));
    }

    void signOut() {
        page.getByLabel(Pattern.compile(".*: account")).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        sees(heading("Sign in to Calibr"));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator cell(String text) {
        return page.getByRole(
                AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    void sees(Locator what) {
        PlaywrightAssertions.assertThat(what.first()).isVisible();
    }

    void seesText(String text) {
        sees(page.getByText(text).filter(new Locator.FilterOptions().setVisible(true)));
    }

    /** No violation of WCAG 2.2 AA or of axe's best practices in what is shown now. */
    void isAccessible(String state) {
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(state)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    /** A picture of the window as it is now. */
    void picture(String name) {
        page.waitForTimeout(300);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }

    void wentWell() {
        assertThat(errors).isEmpty();
    }

    /** Forgets what the browser says of answers that a test asked for, such as a refusal. */
    void forgiveRefusals() {
        errors.removeIf(error -> error.startsWith("Failed to load resource"));
    }

    @Override
    public void close() {
        context.close();
    }
}
