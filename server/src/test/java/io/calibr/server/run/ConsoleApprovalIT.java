package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** A review line by line, and by two people, in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleApprovalIT {

    private final RunningCalibr calibr;
    private final Shop shop;

    @RegisterExtension
    private final ConsolePage console;

    ConsoleApprovalIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.shop = Shop.open(calibr.newTenant());
        this.console = new ConsolePage(Chromium.shared(), calibr.base());
    }

    @Test
    void aPriceIsExcludedAndTheRestIsWritten() {
        opens("OWNER", shop.dryRun());

        mark("CUP").check();
        console.isAccessible("a run with a marked price");
        console.button("Exclude 1 price").click();
        console.sees(console.dialog().getByLabel("Reason"));
        console.isAccessible("the question before a price is excluded");
        console.dialog().getByLabel("Reason").fill("too deep");
        console.inDialog("Exclude").click();
        console.seesText("Excluded: too deep");
        console.seesText("1 price, 1 excluded");
        console.isAccessible("a run with an excluded price");
        console.button("Approve").click();
        console.button("Apply 1 price").click();

        console.seesText("Every price was written.");
        org.assertj.core.api.Assertions.assertThat(shop.shown())
                .containsEntry("CUP", "10.00")
                .containsEntry("MUG", "18.00");
    }

    @Test
    void anExcludedPriceIsTakenBackWithAKey() {
        opens("OWNER", shop.dryRun());
        console.sees(mark("CUP"));
        console.page().locator(".line-sku").first().focus();
        console.press("x");
        console.button("Exclude 1 price").click();
        console.inDialog("Exclude").click();
        console.seesText("1 price, 1 excluded");

        mark("CUP").check();
        console.button("Take back 1 price").click();

        console.seesText("2 prices");
        assertThat(console.page().getByText("1 excluded")).not().isVisible();
        console.isAccessible("a run whose price was taken back");
    }

    @Test
    void twoPeopleApproveOneAfterTheOther() {
        Shop.ok(200, shop.tenant().admin().put("/api/v1/approvals/policy", """
                        {"rules": [{"name": "small", "maxMovePercent": 5, "decision": "ONE"}, {"name": "large", "decision": "TWO"}]}"""));
        var run = shop.dryRun();
        opens("OWNER", run);
        console.seesText("0 of 2 approvals: largest move 10 % is above 5 %");
        console.isAccessible("a run that needs two people");

        console.button("Approve").click();
        console.dialog().getByLabel("Reason").fill("looks right");
        console.inDialog("Approve").click();
        console.seesText("You have approved it; somebody else has to agree too.");
        console.isAccessible("a run that one of two approved");
        opens("ADMIN", run);
        console.seesText("1 of 2 approvals: largest move 10 % is above 5 %");
        console.seesText("looks right");
        console.button("Approve").click();
        console.inDialog("Approve").click();

        console.sees(console.button("Apply 2 prices"));
        console.isAccessible("a run that two people approved");
    }

    private void opens(String role, String run) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, "runs/" + run);
        console.sees(console.page().getByLabel("Decide"));
    }

    private Locator mark(String sku) {
        return console.page().getByLabel("Mark " + sku);
    }
}
