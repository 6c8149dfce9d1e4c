package io.calibr.server.run;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.calibr.server.testing.CalibrServer;
import io.calibr.server.testing.Chromium;
import io.calibr.server.testing.ConsolePage;
import io.calibr.server.testing.RunningCalibr;
import io.calibr.server.testing.Visitor;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How channels are, and freezing their prices, as the console shows it in a real browser. */
@ExtendWith(CalibrServer.class)
class ConsoleConnectorsIT {

    private final RunningCalibr calibr;
    private final Shop shop;

    @RegisterExtension
    private final ConsolePage console;

    ConsoleConnectorsIT(RunningCalibr calibr) {
        this.calibr = calibr;
        this.shop = Shop.open(calibr.newTenant());
        this.console = new ConsolePage(Chromium.shared(), calibr.base());
    }

    @Test
    void aConnectionIsAskedHowItIsByTheKeyboard() {
        opens("VIEWER", "runs");
        console.sees(console.heading("Runs"));
        console.press("g", "n");
        console.sees(console.heading("Connections"));
        console.sees(part("Installed connectors").getByText("file", exactly()));
        console.sees(row().getByText("Never read"));
        assertThat(console.button("Freeze")).hasCount(0);

        console.button("Check shop").focus();
        console.press("Enter");

        console.sees(row().getByText("Answers", exactly()));
        console.isAccessible("connectors of somebody who only looks");
    }

    @Test
    void aChannelThatIsGoneSaysSo() {
        shop.tenant().execute("update connection set config = '{\"path\": \"gone/prices.csv\"}'");
        opens("EDITOR", "connectors");

        console.button("Check shop").click();

        console.sees(row().getByText("Does not answer"));
        console.isAccessible("a connection that does not answer");
    }

    @Test
    void whatTheChannelShowedLastIsCountedAndLeadsToItsRun() {
        var run = shop.applied().getString("id");
        shop.write(Map.of("CUP", "9.00", "MUG", "7.77", "POT", "50.00"));
        Shop.ok(200, shop.editor().post("/api/v1/runs/" + run + "/reconcile"));
        shop.tenant().execute("update connection set paused_until = now() + interval '1 hour'");

        opens("EDITOR", "connectors");

        console.sees(row().getByText("1 as intended, 1 drifted"));
        console.sees(row().getByText("asked by EDITOR"));
        console.sees(row().getByText("Paused", exactly()));
        console.sees(row().getByText("The channel is left alone until"));
        console.isAccessible("a connection that drifted and rests");
        row().getByRole(AriaRole.LINK).click();
        console.sees(console.page().getByText("Every price was written."));
    }

    @Test
    void anAdministratorFreezesAConnectionAndLiftsIt() {
        opens("ADMIN", "connectors");
        console.button("Freeze shop").focus();
        console.press("Enter");
        console.dialog().getByLabel("Reason").fill("Stocktaking");
        console.isAccessible("asking why a connection is frozen");
        console.inDialog("Freeze").click();

        console.sees(row().getByText("Frozen", exactly()));
        console.sees(row().getByText("Stocktaking (ADMIN"));
        console.isAccessible("a frozen connection");
        assertThat(connection().getJsonObject("frozen").getString("reason")).isEqualTo("Stocktaking");

        console.button("Unfreeze shop").click();
        console.inDialog("Unfreeze").click();

        console.sees(row().getByText("Ready", exactly()));
        assertThat(connection()).doesNotContainKey("frozen");
    }

    @Test
    void anAdministratorFreezesEverything() {
        opens("ADMIN", "connectors");
        console.button("Freeze all prices").click();
        console.dialog().getByLabel("Reason").fill("Black Friday");
        console.inDialog("Freeze").click();

        console.sees(console.page().getByText("All prices are frozen"));
        console.sees(row().getByText("Frozen", exactly()));
        console.isAccessible("a project whose prices are frozen");
        console.button("Unfreeze all prices").click();
        console.sees(console.dialog().getByText("What waits is written"));
        console.inDialog("Unfreeze").click();

        assertThat(console.page().getByText("All prices are frozen")).hasCount(0);
        Shop.ok(204, shop.editor().get("/api/v1/freeze"));
    }

    @Test
    void aPriceThatFailedForGoodLeadsToItsRun() {
        var run = shop.approved();
        shop.write(Map.of("CUP", "10.00", "POT", "50.00"));
        shop.apply(run);
        opens("EDITOR", "connectors");

        var failed = part("1 price that failed for good");
        console.sees(failed.getByText("MUG"));
        console.isAccessible("connectors with a price that failed");
        failed.getByRole(AriaRole.LINK).click();

        console.sees(console.page().getByText("1 price failed"));
    }

    @Test
    void aProjectWithoutAChannelSaysWhatComesFirst() {
        new Visitor(calibr, calibr.newTenant(), "OWNER").signsIn(console, "connectors");

        console.seesText("No channel is connected");
        console.isAccessible("connectors without a connection");
        console.page().setViewportSize(390, 844);
        console.isAccessible("connectors in a narrow window");
    }

    private void opens(String role, String page) {
        new Visitor(calibr, shop.tenant(), role).signsIn(console, page);
    }

    private JsonObject connection() {
        return shop.items("/api/v1/connections").getFirst();
    }

    private Locator part(String name) {
        return console.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    /** Of the one connection. */
    private Locator row() {
        return part("Connections").locator("tbody tr");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
