package io.calibr.server.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One visitor's window on the console: what is seen in it, and that nothing went wrong behind it. Registered by a test as an
 * extension it is looked at and closed when the test is over.
 */
public final class ConsolePage implements AutoCloseable, AfterEachCallback {

    /** Where pictures go: {@code -Dconsole.images=../docs/images} renews those of the documents. */
    private static final Path IMAGES =
            Path.of(Objects.requireNonNullElse(System.getProperty("console.images"), "target/images"));

    private static final Path STATES = Path.of("target", "images", "states");

    /** No transition is under way; what moves for ever, such as the glow of what is loading, does not count. */
    private static final String NOTHING_MOVES =
            "document.getAnimations().every((one) => one.effect.getComputedTiming().endTime === Infinity)";

    private static final String NOTHING_IS_AWAITED =
            "!document.querySelector('[aria-busy=true], .mantine-Skeleton-root')";

    private static final double PATIENCE = 15_000;

    private final URI base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    public ConsolePage(Browser browser, URI base) {
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

    public Page page() {
        return page;
    }

    public void open(String path) {
        page.navigate(base.resolve("/console/" + path).toString());
    }

    /** Comes in with a token that somebody was given elsewhere, to this page of the project. */
    public void enterWith(String token, Instant expiresAt, String project, String path) {
        open("sign-in");
        page.evaluate(
                "session => sessionStorage.setItem('calibr.session', JSON.stringify(session))",
                Map.of("token", token, "expiresAt", expiresAt.toString(), "project", project));
        open(path);
    }

    public void signInAs(String name) {
        open("sign-in");
        button(name).click();
        sees(heading("Catalogue"));
    }

    public void signOut() {
        page.getByLabel(Pattern.compile(".*: account")).click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        sees(heading("Sign in to Calibr"));
    }

    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    public Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    public Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    public Locator inDialog(String button) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    public Locator cell(String text) {
        return page.getByRole(
                AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    public void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    public void sees(Locator what) {
        PlaywrightAssertions.assertThat(what.first()).isVisible();
    }

    public void seesText(String text) {
        sees(page.getByText(text).filter(new Locator.FilterOptions().setVisible(true)));
    }

    /** No violation of WCAG 2.2 AA or of axe's best practices in what is shown now; a picture of it is kept to be looked at. */
    public void isAccessible(String state) {
        restsFor(NOTHING_MOVES);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(STATES.resolve(state.replaceAll("[^a-zA-Z0-9]+", "-") + ".png")));
        var violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .as(state)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }

    /** Nothing of what is shown is awaited any more. */
    public void arrives() {
        restsFor(NOTHING_MOVES + " && " + NOTHING_IS_AWAITED);
    }

    /** A picture of the window as it is now. */
    public void picture(String name) {
        arrives();
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }

    /** The condition holds in two frames in a row: what it depends on may begin in the frame after a click. */
    private void restsFor(String condition) {
        page.evaluate("""
                async () => {
                  await document.fonts.ready;
                  const frame = () => new Promise((next) => requestAnimationFrame(next));
                  for (let frames = 0; frames < 2; ) {
                    await frame();
                    frames = (CONDITION) ? frames + 1 : 0;
                  }
                }
                """.replace("CONDITION", condition));
    }

    public void wentWell() {
        assertThat(errors).isEmpty();
    }

    /** Keeps back the server's answers to requests for addresses like this until they are let go. */
    public Held hold(String addresses) {
        var held = new Held(page, addresses);
        page.route(addresses, held.waiting::add);
        return held;
    }

    /** From now on it is measured how far what is shown moves by itself: 1 is the whole window by its height. */
    public void watchesMoves() {
        page.evaluate("""
                () => {
                  window.moved = 0;
                  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value)))
                    .observe({ type: 'layout-shift' });
                }
                """);
    }

    public double moved() {
        restsFor(NOTHING_MOVES);
        return ((Number) page.evaluate("window.moved")).doubleValue();
    }

    /** The network is gone, or there again. */
    public void unplug(boolean gone) {
        context.setOffline(gone);
    }

    /** Forgets what the browser says of answers that a test asked for, such as a refusal. */
    public void forgiveRefusals() {
        forgive("^Failed to load resource");
    }

    /** Forgets what the browser says of a mistake that a test made on purpose. */
    public void forgive(String pattern) {
        errors.removeIf(Pattern.compile(pattern).asPredicate());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try {
            wentWell();
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Requests that were not let through yet. */
    public static final class Held {
        private final Page page;
        private final String addresses;
        private final List<Route> waiting = new ArrayList<>();

        private Held(Page page, String addresses) {
            this.page = page;
            this.addresses = addresses;
        }

        public void letGo() {
            page.unroute(addresses);
            waiting.forEach(Route::resume);
        }
    }
}
